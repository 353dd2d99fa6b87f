/**
 * Data from a file: p_ref is the empirical law of its rows, so sampling draws rows uniformly with replacement.
 *
 * Rows are points of R^d, without a density. A single column with the header `class` holds classes 0 … C − 1, whose
 * masses are their shares of the rows.
 */
import { basename } from 'node:path';
import { stream } from '../../random';
import { type Points, pick } from '../points';
import { classes } from './classes';
import { aboutFile, checkClass, tableIn } from './data-file';
import type { Dataset } from '../dataset';
import type { Table } from './read-rows';

function pointData(path: string, rows: Points): Dataset {
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

function classData(path: string, { rows: { values, count }, place }: Table): Dataset {
  values.forEach((c, row) => checkClass(c, place(row)));
  const counts = new Array<number>(values.reduce((most, c) => Math.max(most, c), 0) + 1).fill(0);
  values.forEach((c) => (counts[c] = (counts[c] ?? 0) + 1));
  const law = classes(
    counts.map((n) => n / count),
    `@${path}`,
  );
  return { ...law, title: `${count} rows of ${basename(path)}, ${law.classes} classes` };
}

/** @throws InputError for a file that cannot be read, or whose rows are neither points of one dimension nor classes */
export function fileDataset(path: string): Dataset {
  const table = tableIn(path, 'data');
  const { header } = table;
  if (header?.length === 1 && header[0] === 'class') return aboutFile(path, () => classData(path, table));
  return pointData(path, table.rows);
}
