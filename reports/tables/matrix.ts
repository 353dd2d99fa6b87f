/** The table statement × loop. Its columns are numbered, because ids would make it wider than a terminal. */
import type { JudgedCell, MatrixResults } from '../../properties/results';
import { cellSign, isProvedCell, withProofSign } from '../words';
import type { Column, Table } from './table';

export interface MatrixRow {
  readonly id: string;
  readonly title: string;
  /** One for each loop. */
  readonly judged: readonly JudgedCell[];
}

export function matrixRows({ statements, cells }: MatrixResults): readonly MatrixRow[] {
  return statements.map(({ id, title }) => ({ id, title, judged: cells.filter(({ statement }) => statement === id) }));
}

export function matrixTable(results: MatrixResults): Table {
  const columns = results.loops.map((_, i): Column => ({ title: String(i + 1), kind: 'sign' }));
  const rows = matrixRows(results).map(({ id, judged }) => ({
    id,
    cells: judged.map((cell) => ({ verdict: withProofSign(cellSign(cell), isProvedCell(cell)) })),
  }));
  return { names: { title: 'statement', kind: 'words' }, columns, rows };
}
