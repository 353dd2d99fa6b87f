/**
 * Tables for the terminal. The first of these forms that fits is taken: every cell with its words and figures; verdicts as signs under the names of
 * their columns; verdicts as signs under numbers, with the names below the table.
 */
import { type Cell, type Column, NOTHING, type Table } from '../tables';
import { hanging, naturalWidth, textTable } from '../text-table';

/** A row whose verdicts are signs names the outcome of the row, if it has one and is not told by them. */
type Form = 'words' | 'signs' | 'numbers';

const isVerdict = (column: Column, at: number, { rows }: Table): boolean =>
  column.kind === 'sign' || rows.some(({ cells }) => cells[at]?.verdict !== undefined);

function cellText({ kind }: Column, { verdict, text = NOTHING, note }: Cell, form: Form): string {
  if (verdict === undefined) return text;
  const { sign, words } = verdict;
  if (kind === 'sign' || form !== 'words') return sign;
  return [sign, words, ...(note === undefined ? [] : [note])].join(' ');
}

interface Printed {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The names of numbered columns and the meaning of signs. */
  readonly legend: readonly string[];
}

function printed(table: Table, form: Form): Printed {
  const { names, columns, rows } = table;
  const shown = columns.filter((column) => column.printed !== false);
  const judged = shown.filter((column) => isVerdict(column, columns.indexOf(column), table));
  const name = (column: Column): string => column.printed || column.title;
  const title = (column: Column): string =>
    form === 'numbers' && judged.includes(column) && column.kind !== 'sign'
      ? String(judged.indexOf(column) + 1)
      : name(column);
  const signs = new Map<string, Set<string>>();
  for (const { verdict } of rows.flatMap(({ cells }) => cells))
    if (verdict) signs.set(verdict.sign, (signs.get(verdict.sign) ?? new Set()).add(verdict.words));
  const named = judged.filter(({ kind }) => kind !== 'sign');
  return {
    header: [name(names), ...shown.map(title)],
    rows: rows.map(({ id, verdict, cells }) => [
      verdict === undefined ? id : `${verdict.sign} ${id}`,
      ...shown.map((column) => cellText(column, cells[columns.indexOf(column)] ?? {}, form)),
    ]),
    legend: [
      ...(form === 'numbers' && named.length > 0
        ? [named.map((column, i) => `${i + 1} ${name(column)}`).join(', ')]
        : []),
      ...(form !== 'words' && named.length > 0
        ? [[...signs].map(([sign, words]) => `${sign} ${[...words].join(' / ')}`).join('; ')]
        : []),
    ],
  };
}

/** The rows, each with the sign of its verdict in front, and an empty line; no lines if there is no table. */
export function tableText(table: Table | undefined, width: number): readonly string[] {
  if (table === undefined) return [];
  const forms = (['words', 'signs', 'numbers'] as const).map((form) => printed(table, form));
  const fits = ({ header, rows }: Printed): boolean => naturalWidth(header, rows) <= width;
  const chosen = forms.find(fits) ?? forms.at(-1);
  if (chosen === undefined) return [];
  return [
    textTable(chosen.header, chosen.rows, width),
    ...chosen.legend.flatMap((line) => hanging('  ', line, width)),
    '',
  ];
}
