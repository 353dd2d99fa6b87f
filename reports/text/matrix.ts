/** The output of `matrix`: the table statement × loop, the meaning of its columns and signs, and the cells that need attention. */
import type { JudgedCell, MatrixResults } from '../../properties/results';
import {
  SIGNS,
  agreementPhrases,
  cellSign,
  counterexampleText,
  domainText,
  expectedText,
  matrixHeadline,
  notableCells,
  sizeText,
} from '../words';
import { matrixTable } from '../tables';
import { tableText } from './table';

function legend({ loops }: MatrixResults): readonly string[] {
  const width = String(loops.length).length;
  return loops.map(({ id, title }, i) => `  ${String(i + 1).padStart(width)} ${id}: ${title}`);
}

function complaint(cell: JudgedCell): readonly string[] {
  const { sign, words } = cellSign(cell);
  const { statement, loop, reason, counterexample } = cell;
  const details = [
    expectedText(cell),
    reason,
    counterexample && counterexampleText(counterexample),
    domainText(cell),
  ].filter((text) => text !== undefined);
  return [
    `${sign} ${statement} on ${loop}: ${words}`,
    ...details.flatMap((text) => text.split('\n')).map((line) => `    ${line}`),
    '',
  ];
}

/** The reasons of undecided cells, each with its number of cells. */
function undecidedText({ cells }: MatrixResults): readonly string[] {
  const reasons = new Map<string, number>();
  for (const { verdict, reason = '' } of cells)
    if (verdict === 'undecided') reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  if (reasons.size === 0) return [];
  const counted = [...reasons].map(([reason, count]) => `    ${count} × ${reason}`);
  return ['? undecided because', ...counted, ''];
}

/** The whole text, without a final newline. */
export function matrixText(results: MatrixResults, written: readonly string[]): string {
  const { sign, words } = matrixHeadline(results);
  return [
    ...tableText(matrixTable(results)),
    ...legend(results),
    `  ${SIGNS.map(([mark, meaning]) => `${mark} ${meaning}`).join('; ')}`,
    '',
    ...notableCells(results).flatMap(complaint),
    ...undecidedText(results),
    `${sign} ${words}`,
    `  ${sizeText(results)}: ${agreementPhrases(results).join(', ')}; seed ${results.seed}, ${results.cases} cases per cell`,
    ...(written.length === 0 ? [] : [`  wrote ${written.join(', ')}`]),
  ].join('\n');
}
