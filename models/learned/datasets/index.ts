/** The face of `datasets/`: real data for learned loops, seeded, with known densities, or from a file. */
export { classes } from './classes';
export { aboutFile, checkClass, tableIn } from './data-file';
export type { Dataset } from '../dataset';
export type { Table } from './read-rows';
export { DATASETS, type DatasetId, datasetOf, isDatasetId } from './registry';
