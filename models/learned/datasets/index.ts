/** Real data for learned loops: seeded, with known densities, or from a file. */
export { type ClassDataset, classes } from './classes';
export type { Dataset } from './dataset';
export { fileDataset } from './file-dataset';
export { DATASETS, type DatasetId, classes10, datasetOf, isDatasetId } from './registry';
