/** Tables for the terminal. */
import { type Cell, type Column, NOTHING, type Table } from '../tables';
import { textTable } from '../text-table';

function cellText({ kind }: Column, { verdict, text = NOTHING, note }: Cell): string {
  if (verdict === undefined) return text;
  const { sign, words } = verdict;
  return kind === 'sign' ? sign : [sign, words, ...(note === undefined ? [] : [note])].join(' ');
}

/** The rows, each with the sign of its verdict in front, and an empty line; no lines if there is no table. */
export function tableText(table: Table | undefined): readonly string[] {
  if (table === undefined) return [];
  const { names, columns, rows } = table;
  const printed = columns.filter((column) => column.printed !== false);
  const title = (column: Column): string => column.printed || column.title;
  const lines = rows.map(({ id, verdict, cells }) => [
    verdict === undefined ? id : `${verdict.sign} ${id}`,
    ...printed.map((column) => cellText(column, cells[columns.indexOf(column)] ?? {})),
  ]);
  return [textTable([names, ...printed].map(title), lines), ''];
}
