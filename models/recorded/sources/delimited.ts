/**
 * Delimited text (CSV, TSV, semicolons) with the names of its columns in the first line, read by csv-parse. Fields may be quoted, also over several
 * lines (RFC 4180).
 *
 * A value that starts with [ and is JSON is a list, as pandas writes a column of lists.
 */
import { Readable } from 'node:stream';
import type { CsvError, Info } from 'csv-parse';
import { InputError } from '../../../theory/errors';
import { type Bytes, MAX_LINE } from '../lines';
import { type Row, type Rows, rowError } from './rows';

const DELIMITERS = { '\t': 'TSV', ',': 'CSV', ';': 'CSV with semicolons' } as const;
type Delimiter = keyof typeof DELIMITERS;

const BATCH = 1000;
const MAX_COLUMNS = 2000;

/** The delimiter that occurs most often in the first line; undefined if there is none. */
export function delimiterIn(firstLine: string): Delimiter | undefined {
  const unquoted = firstLine.replace(/"[^"]*"/g, '');
  const counts = (Object.keys(DELIMITERS) as Delimiter[]).map(
    (delimiter) => [delimiter, unquoted.split(delimiter).length - 1] as const,
  );
  const [best] = counts.sort(([, a], [, b]) => b - a);
  return best !== undefined && best[1] > 0 ? best[0] : undefined;
}

/** The values of a record, in which lists are JSON. The record is changed, because a copy of each would take a third of the time. */
function withLists(record: Record<string, string>): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = record;
  for (const column in record) {
    const text = record[column] ?? '';
    if (!text.startsWith('[')) continue;
    try {
      values[column] = JSON.parse(text);
    } catch {
      // A text that starts with a bracket.
    }
  }
  return values;
}

/** What csv-parse found wrong, in words. */
function csvFault(name: string, error: CsvError): InputError {
  const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
  const messages: Readonly<Record<string, string>> = {
    CSV_MAX_RECORD_SIZE: `the record is longer than ${MAX_LINE} characters; a quotation mark may not be closed`,
    CSV_QUOTE_NOT_CLOSED: 'a quotation mark is not closed; close it, or the file may be cut',
  };
  return rowError({ name, unit: 'line' }, line, messages[error.code] ?? error.message);
}

/** Refuses columns without a name or with the same one. */
function checkColumns(name: string, columns: readonly string[]): string[] {
  if (columns.length > MAX_COLUMNS) {
    throw rowError(
      { name, unit: 'line' },
      1,
      `there are ${columns.length} columns, more than ${MAX_COLUMNS}; leave out those that are no traits`,
    );
  }
  const seen = new Set<string>();
  for (const column of columns) {
    if (seen.has(column)) throw rowError({ name, unit: 'line' }, 1, `two columns are named "${column}"; rename one`);
    seen.add(column);
  }
  return [...columns];
}

async function* batchesOf({ name, chunks }: Bytes, delimiter: Delimiter): AsyncGenerator<readonly Row[]> {
  const { CsvError, parse } = await import('csv-parse');
  const source = Readable.from(chunks);
  const parser = parse({
    bom: true,
    columns: (columns: string[]) => checkColumns(name, columns),
    delimiter,
    info: true,
    max_record_size: MAX_LINE,
    skip_empty_lines: true,
    // A quotation mark within a value that is not quoted is a character like any other.
    relax_quotes: delimiter === '\t',
  });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let rows: Row[] = [];
  try {
    for await (const item of parser as AsyncIterable<{ record: Record<string, string>; info: Info }>) {
      rows.push({ at: item.info.lines, fields: withLists(item.record) });
      if (rows.length >= BATCH) {
        yield rows;
        rows = [];
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? csvFault(name, error) : error;
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (rows.length > 0) yield rows;
}

export function delimited(bytes: Bytes, delimiter: Delimiter): Rows {
  return { name: bytes.name, container: DELIMITERS[delimiter], unit: 'line', batches: batchesOf(bytes, delimiter) };
}
