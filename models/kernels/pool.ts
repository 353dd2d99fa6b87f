/** Shared kernels by size, for callers that copy their vectors in. They are made once and kept. */
import type { Kernels } from './kernels';
import { createKernels } from './load';

/** The number of vectors of each instance; a curation step needs five. */
const VECTORS = 5;
/** Vectors up to this length share one instance. */
const SHORT = 64;

const known = new Map<number, Kernels>();

/**
 * Kernels whose vectors hold at least n doubles. Fill the vectors, call, and read the results without yielding control
 * in between: the next caller overwrites them.
 */
export function kernelsFor(n: number): Kernels {
  const length = n <= SHORT ? SHORT : 2 ** Math.ceil(Math.log2(n));
  const kernels = known.get(length) ?? createKernels({ length, vectors: VECTORS });
  known.set(length, kernels);
  return kernels;
}
