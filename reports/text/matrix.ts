/** The output of `matrix`: the table statement × loop, the meaning of its columns and signs, and the cells that need attention. */
import type { JudgedCell, MatrixResults } from '../../properties/results';
import {
  PROVED_TITLE,
  SIGNS,
  agreementPhrases,
  cellProofLines,
  cellSign,
  cellsWithProofs,
  counterexampleText,
  domainText,
  effortText,
  expectedText,
  matrixHeadline,
  notableCells,
  refusedLines,
  sizeText,
} from '../words';
import { matrixTable } from '../tables';
import { DEFAULT_WIDTH, hanging } from '../text-table';
import { tableText } from './table';

function legend({ loops }: MatrixResults, columns: number): readonly string[] {
  const width = String(loops.length).length;
  return loops.flatMap(({ id, title }, i) =>
    hanging(`  ${String(i + 1).padStart(width)} `, `${id}: ${title}`, columns),
  );
}

function complaint(cell: JudgedCell, width: number): readonly string[] {
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
    ...details.flatMap((text) => text.split('\n')).flatMap((line) => hanging('    ', line, width)),
    `    hint: npx curated-loops explain ${statement} shows the claim and its hypotheses`,
    '',
  ];
}

/** What is proved of the cells of the paper's loop, for all laws and weights. */
function proofs(results: MatrixResults, columns: number): readonly string[] {
  const proved = cellsWithProofs(results);
  if (proved.length === 0) return [];
  const width = Math.max(...proved.map(({ statement }) => statement.length));
  const lines = proved.flatMap((cell) =>
    cellProofLines(cell).flatMap((line, i) =>
      hanging(`  ${(i === 0 ? cell.statement : '').padEnd(width)}  `, line, columns),
    ),
  );
  return [PROVED_TITLE, ...lines, ''];
}

/** The certificates that prove nothing. */
function refusals(results: MatrixResults, width: number): readonly string[] {
  const lines = refusedLines(results).flatMap((line) => hanging('✗ ', line, width));
  return lines.length === 0 ? [] : [...lines, ''];
}

/** The reasons of undecided cells, each with its number of cells. */
function undecidedText({ cells }: MatrixResults, width: number): readonly string[] {
  const reasons = new Map<string, number>();
  for (const { verdict, reason = '' } of cells)
    if (verdict === 'undecided') reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  if (reasons.size === 0) return [];
  const counted = [...reasons].flatMap(([reason, count]) => hanging(`    ${count} × `, reason, width));
  return ['? undecided because', ...counted, ''];
}

/** The whole text, without a final newline; `width` is that of the output, in characters. */
export function matrixText(results: MatrixResults, written: readonly string[], width = DEFAULT_WIDTH): string {
  const { sign, words } = matrixHeadline(results);
  return [
    ...tableText(matrixTable(results), width),
    ...legend(results, width),
    ...hanging('  ', SIGNS.map(([mark, meaning]) => `${mark} ${meaning}`).join('; '), width),
    '',
    ...proofs(results, width),
    ...notableCells(results).flatMap((cell) => complaint(cell, width)),
    ...refusals(results, width),
    ...undecidedText(results, width),
    ...hanging(`${sign} `, words, width),
    ...hanging(
      '  ',
      `${sizeText(results)}: ${agreementPhrases(results).join(', ')}; seed ${results.seed}, ${effortText(results)}`,
      width,
    ),
    ...(written.length === 0 ? [] : hanging('  ', `wrote ${written.join(', ')}`, width)),
  ].join('\n');
}
