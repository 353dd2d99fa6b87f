/** The exports of `kernels.wasm`. Vectors are byte addresses, aligned to 16 (a lone scalar tail needs no more); n counts doubles. */
// Parts of the curation step are exported so that they stay functions: as one, they take the engine 100 ms longer to optimise.
export { clearSums, coefficients, combine, curate, endBlock, farSums, nearSums } from './curation';
export { placeNodes, planTail, scale } from './curation-plan';
export { CURATION } from './curation-tables';
export { exp, log, log1p } from './elementary';
export { difference, divergence, largestRatio } from './divergence';
export { moments, product } from './moments';
export { sum } from './sum';
export { tilt } from './tilt';
export { expVector } from './vector';

/** Where kernels with several results write them. */
export const RESULTS: usize = memory.data(64, 16);

/** First byte that belongs to nobody. */
export const FREE: usize = __heap_base;
