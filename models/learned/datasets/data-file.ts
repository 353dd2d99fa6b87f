/** Reads the rows of a user's file. The extension gives the format: `.json`, `.jsonl` or `.ndjson`, else separated values. */
import { readFileSync } from 'node:fs';
import { InputError } from '../../../theory';
import { type Format, type Table, readTable } from './read-rows';

function formatOf(path: string): Format {
  if (/\.json$/i.test(path)) return 'json';
  return /\.(jsonl|ndjson)$/i.test(path) ? 'json-lines' : 'separated';
}

/**
 * The bytes of a file.
 * @param what what the file is for: `data` or `reward`
 * @throws InputError for a file that cannot be read
 */
export function bytesOf(path: string, what: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR')
      throw new InputError(`the ${what} file ${path} is a folder; give a file of points in it`);
    const reason = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
    throw new InputError(`the ${what} file ${path} cannot be read (${reason}); check the path and its permissions`);
  }
}

/** Runs the work on a file; an InputError gets its path. */
export function aboutFile<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof InputError ? new InputError(`${path}: ${error.message}`) : error;
  }
}

/** The rows of a file whose bytes are known. @throws InputError for rows that are not numbers of one length */
export function tableOf(path: string, bytes: Uint8Array): Table {
  const text = new TextDecoder().decode(bytes);
  return aboutFile(path, () => readTable(text, formatOf(path)));
}

/**
 * The rows of a file.
 * @param what what the file is for: `data` or `reward`
 * @throws InputError for a file that cannot be read, or whose rows are not numbers of one length
 */
export const tableIn = (path: string, what: string): Table => tableOf(path, bytesOf(path, what));

/** The largest number of classes that a file may name. */
const MOST_CLASSES = 10_000;

/** @throws InputError for a number that is not a class; `place` is its line */
export function checkClass(value: number, place: string): void {
  if (Number.isInteger(value) && value >= 0 && value < MOST_CLASSES) return;
  throw new InputError(
    `${place} has the class ${value}; classes are the whole numbers 0, 1, 2 … below ${MOST_CLASSES}: number them so`,
  );
}
