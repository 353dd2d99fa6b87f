/** The matrix as Markdown: headline, table, list of the columns, and the cells that need attention. */
import type { JudgedCell, MatrixResults } from '../../properties/results';
import {
  codeBlock,
  codeSpan,
  escapeMarkdown,
  SIGNS,
  agreementPhrases,
  cellSign,
  expectedText,
  matrixHeadline,
  notableCells,
  sizeText,
  counterexampleText,
} from '../words';
import { matrixTable } from '../tables';
import { tableMarkdown } from './table';

function notable(cell: JudgedCell): readonly string[] {
  const { sign, words } = cellSign(cell);
  const expected = expectedText(cell);
  return [
    `### ${escapeMarkdown(sign)} ${codeSpan(cell.statement)} on ${codeSpan(cell.loop)}: ${escapeMarkdown(words)}`,
    '',
    ...(expected === undefined ? [] : [escapeMarkdown(expected), '']),
    ...(cell.reason === undefined ? [] : [escapeMarkdown(cell.reason), '']),
    ...(cell.counterexample ? [codeBlock(counterexampleText(cell.counterexample)), ''] : []),
  ];
}

/** The text of `matrix.md`. */
export function matrixMarkdown(results: MatrixResults): string {
  const { sign, words } = matrixHeadline(results);
  const legend = results.loops.map(({ id, title }, i) => `${i + 1}. ${codeSpan(id)}: ${escapeMarkdown(title)}`);
  const cells = notableCells(results);
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
    ...(cells.length === 0 ? [] : ['## What wants attention', '', ...cells.flatMap(notable)]),
    `curated-loops ${escapeMarkdown(results.tool.version)}, seed ${results.seed}, ${results.cases} cases per cell.`,
  ].join('\n')}\n`;
}
