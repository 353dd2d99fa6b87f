/**
 * Data from a file: p_ref is the empirical law of its rows, so sampling draws rows uniformly with replacement.
 *
 * The extension gives the format: `.json`, `.jsonl` or `.ndjson`, else separated values. An empirical law has no
 * density.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { InputError } from '../../../theory';
import { pick } from '../points';
import { stream } from '../../random';
import type { Dataset } from './dataset';
import { type Format, readRows } from './read-rows';

function formatOf(path: string): Format {
  if (/\.json$/i.test(path)) return 'json';
  return /\.(jsonl|ndjson)$/i.test(path) ? 'json-lines' : 'separated';
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR')
      throw new InputError(`the data file ${path} is a folder; give a file of points in it`);
    const reason = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
    throw new InputError(`the data file ${path} cannot be read (${reason}); check the path and its permissions`);
  }
}

/** @throws InputError for a file that cannot be read, or whose rows are not points of one dimension */
export function fileDataset(path: string): Dataset {
  const text = textOf(path);
  const rows = (() => {
    try {
      return readRows(text, formatOf(path));
    } catch (error) {
      throw error instanceof InputError ? new InputError(`${path}: ${error.message}`) : error;
    }
  })();
  return {
    id: `@${path}`,
    title: `${rows.count} rows of ${basename(path)}`,
    dimension: rows.dimension,
    sample: (count, seed) => {
      const random = stream(seed, 'dataset', 'file');
      return pick(
        rows,
        Int32Array.from({ length: count }, () => random.index(rows.count)),
      );
    },
  };
}
