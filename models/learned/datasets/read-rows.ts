/**
 * Reads points, or other rows of numbers, from a text: JSON (an array of arrays), JSON lines (one array per line), or
 * separated values (commas, semicolons or tabs; a first line without numbers is a header). Blank lines are skipped.
 *
 * Source: RFC 8259 (JSON), RFC 4180 (CSV; here without quoted numbers).
 */
import { InputError } from '../../../theory';
import { type Points, pointsOf } from '../points';

export type Format = 'json' | 'json-lines' | 'separated';

/** Rows of numbers, all of the same length. */
export interface Table {
  /** The names of the columns in lower case; undefined without a header. */
  readonly header: readonly string[] | undefined;
  /** The numbers, row by row. */
  readonly rows: Points;
  /** The place of a row for messages: `line 3` or `row 3`. */
  readonly place: (row: number) => string;
}

/** A row and its place for messages: `line 3` or `row 3`. */
interface Row {
  readonly place: string;
  readonly value: unknown;
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
};

function parsed(text: string, place: string, remedy: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`${place} is no JSON (${(error as Error).message}); ${remedy}`);
  }
}

/** The lines that are not blank, with their numbers from 1. */
function linesOf(text: string): readonly { readonly place: string; readonly line: string }[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line, i) => ({ place: `line ${i + 1}`, line: line.trim() }))
    .filter(({ line }) => line !== '');
}

function jsonRows(text: string): readonly Row[] {
  const all = parsed(text, 'the file', 'write an array of points such as [[1, 2], [3, 4]]');
  if (!Array.isArray(all))
    throw new InputError(`the file holds ${shown(all)}; write an array of points such as [[1, 2], [3, 4]]`);
  return all.map((value: unknown, i) => ({ place: `row ${i + 1}`, value }));
}

function jsonLinesRows(text: string): readonly Row[] {
  return linesOf(text).map(({ place, line }) => ({
    place,
    value: parsed(line, place, 'write one point such as [1, 2] on every line'),
  }));
}

/** A field as a number, including `NaN` and infinities, or as text if it is not a number. */
function field(text: string): number | string {
  const trimmed = text.trim();
  if (/^[-+]?(nan|inf(inity)?)$/i.test(trimmed)) return NaN;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(trimmed) ? Number(trimmed) : trimmed;
}

/** A line with two kinds of separators: its commas may be decimal commas, so that `0,25;0,75` would be four numbers. */
function checkOneSeparator({ place, line }: { readonly place: string; readonly line: string }): void {
  if (/\d,\d/.test(line) && /[;\t]/.test(line))
    throw new InputError(
      `${place} is ${shown(line)}, with commas and other separators; write decimals with a point, such as 0.25, and separate coordinates by commas`,
    );
}

/** The rows of a text, and its header. */
interface Parsed {
  readonly header?: readonly string[];
  readonly rows: readonly Row[];
}

/** The name of a column, without the quotes of RFC 4180. */
const columnName = (name: string): string =>
  name
    .replace(/^"(.*)"$/, '$1')
    .trim()
    .toLowerCase();

function separatedRows(text: string): Parsed {
  const lines = linesOf(text);
  lines.forEach(checkOneSeparator);
  const rows = lines.map(({ place, line }) => ({ place, value: line.split(/[,;\t]/).map(field) }));
  const names = rows[0]?.value.filter((v) => typeof v === 'string') ?? [];
  const hasHeader = names.length > 0 && names.length === rows[0]?.value.length;
  return hasHeader ? { header: names.map(columnName), rows: rows.slice(1) } : { rows };
}

function parsedRows(text: string, format: Format): Parsed {
  switch (format) {
    case 'json':
      return { rows: jsonRows(text) };
    case 'json-lines':
      return { rows: jsonLinesRows(text) };
    case 'separated':
      return separatedRows(text);
  }
}

/** The coordinates of a row of numbers. */
function coordinates({ place, value }: Row): readonly number[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new InputError(`${place} is ${shown(value)}; a point is an array of at least one number, such as [1, 2]`);
  }
  return value.map((x: unknown, i) => {
    if (typeof x === 'number' && Number.isFinite(x)) return x;
    const found = typeof x === 'number' ? 'a number that is not finite' : shown(x);
    throw new InputError(
      `${place} has ${found} as coordinate ${i + 1}; coordinates are finite numbers: correct or remove the row`,
    );
  });
}

/** All rows of a text. @throws InputError naming the line, or the row of a JSON array, and the remedy */
export function readTable(text: string, format: Format): Table {
  const { header, rows } = parsedRows(text.replace(/^\uFEFF/, ''), format);
  const [first] = rows;
  if (first === undefined) throw new InputError('the file holds no points; write at least one');
  const dimension = coordinates(first).length;
  if (header && header.length !== dimension)
    throw new InputError(
      `the header names ${header.length} columns, and ${first.place} has ${dimension} numbers; give every column one name`,
    );
  const values = new Float64Array(rows.length * dimension);
  rows.forEach((row, i) => {
    const point = coordinates(row);
    if (point.length !== dimension) {
      throw new InputError(
        `${row.place} has ${point.length} coordinates, and ${first.place} has ${dimension}; all points need the same number`,
      );
    }
    values.set(point, i * dimension);
  });
  return { header, rows: pointsOf(dimension, values), place: (row) => rows[row]?.place ?? `row ${row + 1}` };
}

/** All points of a text. @throws InputError as `readTable` */
export const readRows = (text: string, format: Format): Points => readTable(text, format).rows;
