/**
 * Data from a file: p_ref is the empirical law of its rows, so sampling draws rows uniformly with replacement.
 *
 * Rows are points of R^d, without a density. A single column with the header `class` holds classes 0 … C − 1, whose
 * masses are their shares of the rows.
 *
 * Files of images are read by `../images`.
 */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { stream } from '../../random';
import type { Dataset } from '../dataset';
import { IMAGE_FORMATS, type ImageFile, imageData, isImageFile } from '../images';
import { type Points, pick } from '../points';
import { classes } from './classes';
import { aboutFile, bytesOf, checkClass, tableOf } from './data-file';
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

/** The path of a file, and the format of its images if the path begins with one: `cifar10:data_batch_1.bin`. */
function imageFile(text: string): ImageFile {
  const format = IMAGE_FORMATS.find((each) => text.startsWith(`${each}:`));
  const path = format === undefined ? text : text.slice(format.length + 1);
  return { path, format, bytes: bytesOf(path, 'data') };
}

/** The paths in `first,@second,@third`, unless a file has this very name. */
const pathsIn = (text: string): readonly string[] => (existsSync(text) ? [text] : text.split(',@'));

/**
 * Data from a file of rows, or from files of images: `first,@second`, where labels follow their images.
 * @throws InputError for a file that cannot be read, or whose rows are neither points of one dimension nor classes, and for a file of images that is malformed
 */
export function fileDataset(text: string): Dataset {
  const files = pathsIn(text).map(imageFile);
  const [first, ...others] = files;
  if (first === undefined || others.length > 0 || isImageFile(first)) return imageData(`@${text}`, files);
  const { path } = first;
  const table = tableOf(path, first.bytes);
  const { header } = table;
  if (header?.length === 1 && header[0] === 'class') return aboutFile(path, () => classData(path, table));
  return pointData(path, table.rows);
}
