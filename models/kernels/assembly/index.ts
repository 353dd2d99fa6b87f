/** The exports of `kernels.wasm`. Vectors are byte addresses aligned to 16; n is a number of doubles. */
// Parts of the curation step are exported so that they stay separate functions. Inlined into one function, they take
// the engine 100 ms longer to optimise.
export { clearSums, coefficients, combine, curate, endBlock, farSums, nearSums } from './curation';
export { placeNodes, planTail, scale } from './curation-plan';
export { CURATION } from './curation-tables';
export { exp, log, log1p } from './elementary';
export { difference, divergence, largestRatio } from './divergence';
export { moments, product } from './moments';
export { sum } from './sum';
export { tilt } from './tilt';
export { expVector } from './vector';

/** The address at which kernels write several results. */
export const RESULTS: usize = memory.data(64, 16);

/** The first free byte. */
export const FREE: usize = __heap_base;
