/** Datasets by id. */
import { type AnyText, unknownId } from '../../../theory';
import type { Dataset } from '../dataset';
import { WITH_CLASSES, shapes16, shapes32, withClasses } from '../images';
import { classes } from './classes';
import { fileDataset } from './file-dataset';
import { gaussian2d } from './gaussian2d';
import { gaussians8 } from './gaussians8';
import { moons } from './moons';

/** Ten classes of unequal shares; the largest is nine times the smallest. */
export const classes10 = classes([0.18, 0.16, 0.14, 0.12, 0.1, 0.1, 0.08, 0.06, 0.04, 0.02], 'classes10');

/** Ten classes with most of the mass on the best class of `classes10`: a start far from `classes10`. */
const peaked10 = classes([0.04, 0.04, 0.04, 0.04, 0.04, 0.6, 0.05, 0.05, 0.05, 0.05], 'peaked10');

export type DatasetId = 'gaussians8' | 'moons' | 'gaussian2d' | 'classes10' | 'peaked10' | 'shapes16' | 'shapes32';

export const DATASETS: Readonly<Record<DatasetId, Dataset>> = {
  gaussians8,
  moons,
  gaussian2d,
  classes10,
  peaked10,
  shapes16,
  shapes32,
};

export const isDatasetId = (id: string): id is DatasetId => Object.hasOwn(DATASETS, id);

/**
 * The dataset with the given id, or the file dataset `@path`; with `labelled:` in front, its images with their classes.
 * @throws InputError for an unknown id, a bad file, or data without labels
 */
export function datasetOf(id: DatasetId | `@${string}` | `${typeof WITH_CLASSES}${string}`): Dataset;
export function datasetOf<T extends string>(id: T & AnyText<T>): Dataset;
export function datasetOf(id: string): Dataset {
  if (id.startsWith(WITH_CLASSES)) return withClasses(datasetOf<string>(id.slice(WITH_CLASSES.length)));
  if (id.startsWith('@')) return fileDataset(id.slice(1));
  if (isDatasetId(id)) return DATASETS[id];
  throw unknownId(
    'dataset',
    id,
    Object.keys(DATASETS),
    `, and @file for one of your own; ${WITH_CLASSES}shapes16 puts the class in front of an image`,
  );
}
