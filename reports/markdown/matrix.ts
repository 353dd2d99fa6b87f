/** The matrix as Markdown: headline, table, list of the columns, and the cells that need attention. */
import type { JudgedCell, MatrixResults } from '../../properties/results';
import {
  codeBlock,
  codeSpan,
  escapeMarkdown,
  SIGNS,
  agreementPhrases,
  cellProofLines,
  cellSign,
  cellsWithProofs,
  domainLine,
  domainText,
  expectedText,
  matrixHeadline,
  notableCells,
  refusedLines,
  sizeText,
  counterexampleText,
  effortText,
} from '../words';
import { matrixTable } from '../tables';
import { tableMarkdown } from './table';

function notable(cell: JudgedCell): readonly string[] {
  const { sign, words } = cellSign(cell);
  const expected = expectedText(cell);
  const domain = domainText(cell);
  return [
    `### ${escapeMarkdown(sign)} ${codeSpan(cell.statement)} on ${codeSpan(cell.loop)}: ${escapeMarkdown(words)}`,
    '',
    ...(expected === undefined ? [] : [escapeMarkdown(expected), '']),
    ...(cell.reason === undefined ? [] : [escapeMarkdown(cell.reason), '']),
    ...(domain === undefined ? [] : [escapeMarkdown(domain), '']),
    ...(cell.counterexample ? [codeBlock(counterexampleText(cell.counterexample)), ''] : []),
  ];
}

/** What is proved of the cells of the paper's loop, for all laws and weights. */
function proofs(results: MatrixResults): readonly string[] {
  const lines = cellsWithProofs(results).flatMap((cell) =>
    cellProofLines(cell).map((line) => `- ${codeSpan(cell.statement)}: ${escapeMarkdown(line)}`),
  );
  return lines.length === 0 ? [] : ['## Proved for all laws and weights; tested beyond', '', ...lines, ''];
}

/** The domains of the searches, folded: a line per cell. */
function domains(cells: readonly JudgedCell[]): readonly string[] {
  const searched = cells.filter(({ model }) => model !== undefined);
  if (searched.length === 0) return [];
  const lines = searched.map(
    (cell) => `- ${codeSpan(cell.statement)} on ${codeSpan(cell.loop)}: ${escapeMarkdown(domainLine(cell))}`,
  );
  return ['<details>', '<summary>Domains of the cases</summary>', '', ...lines, '', '</details>', ''];
}

/** The text of `matrix.md`. */
export function matrixMarkdown(results: MatrixResults): string {
  const { sign, words } = matrixHeadline(results);
  const legend = results.loops.map(({ id, title }, i) => `${i + 1}. ${codeSpan(id)}: ${escapeMarkdown(title)}`);
  const cells = notableCells(results);
  const refused = refusedLines(results).map((line) => `- ${escapeMarkdown(line)}`);
  return `${[
    `# ${sign} ${escapeMarkdown(words)}`,
    '',
    `${sizeText(results)}: ${agreementPhrases(results).join(', ')}.`,
    '',
    ...tableMarkdown(matrixTable(results)),
    SIGNS.map(([mark, meaning]) => `${escapeMarkdown(mark)} ${meaning}`).join('; '),
    '',
    '## Loops',
    '',
    ...legend,
    '',
    ...proofs(results),
    ...(cells.length + refused.length === 0 ? [] : ['## What wants attention', '', ...cells.flatMap(notable)]),
    ...(refused.length === 0 ? [] : [...refused, '']),
    ...domains(results.cells),
    `curated-loops ${escapeMarkdown(results.tool.version)}, seed ${results.seed}, ${effortText(results)}.`,
  ].join('\n')}\n`;
}
