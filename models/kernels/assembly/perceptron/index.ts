/**
 * The exports of `perceptron.wasm`. Vectors are byte addresses aligned to 16, distances between rows are in bytes, and the
 * numbers of rows, inputs and panels are those of `../../perceptron/primitives.ts`. The memory is imported, so that several threads share it.
 */
export { activate, activateOnly } from './activation';
export { adam, residual, transpose } from './descent';
export { accumulate, affine, pullBack } from './products';

/** The first free byte. */
export const FREE: usize = __heap_base;
