/** The face of `datasets/`: real data for learned loops, seeded, with known densities, or from a file. */
export { classes } from './classes';
export type { Dataset } from './dataset';
export { DATASETS, type DatasetId, datasetOf, isDatasetId } from './registry';
