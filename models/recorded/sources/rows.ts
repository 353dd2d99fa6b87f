/** Rows: the records of a file of any container (JSON Lines, a JSON document, CSV, Parquet), as objects. */
import { lineError } from '../lines';
import { InputError } from '../../../theory/errors';

/** A record of a file. */
export interface Row {
  /** Its place: the number of its line, or its number among the records, from 1. */
  readonly at: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The rows of a file. */
export interface Rows {
  /** What messages call the file. */
  readonly name: string;
  /** What the file is, such as `JSON Lines`. */
  readonly container: string;
  /** What `at` of a row counts. */
  readonly unit: 'line' | 'record';
  /** Batches of rows in the order of the file. May be iterated once. */
  readonly batches: AsyncIterable<readonly Row[]>;
}

/** An error about one row. */
export function rowError({ name, unit }: Pick<Rows, 'name' | 'unit'>, at: number, message: string): InputError {
  return unit === 'line' ? lineError(name, at, message) : new InputError(`${name}, record ${at}: ${message}`);
}

/** Adds the place of a row to an InputError. */
export function locatedRow(rows: Pick<Rows, 'name' | 'unit'>, at: number, error: unknown): unknown {
  return error instanceof InputError ? rowError(rows, at, error.message) : error;
}
