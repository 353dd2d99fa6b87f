/** The face of `models/recorded/layouts/`: from the records of foreign files to pools and shares of classes. */
export { readCandidates } from './candidates';
export { fieldsOf } from './fields';
export type { Layout, ReadOptions, Shape } from './layout';
export { planOf } from './plan';
export { readPools } from './pools';
export { readShares, sharesFields } from './shares';
