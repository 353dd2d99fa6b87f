/** Kernels of a fitting size, made once and kept: for callers whose vectors live elsewhere and are copied in. */
import type { Kernels } from './kernels';
import { createKernels } from './load';

/** Vectors of each instance; a curation step needs five. */
const VECTORS = 5;
/** Shorter vectors share one instance. */
const SHORT = 64;

const known = new Map<number, Kernels>();

/**
 * Kernels whose vectors hold at least n doubles. Fill them, call, and read the results without giving control to anybody else in
 * between: the next caller overwrites them.
 */
export function kernelsFor(n: number): Kernels {
  const length = n <= SHORT ? SHORT : 2 ** Math.ceil(Math.log2(n));
  const kernels = known.get(length) ?? createKernels({ length, vectors: VECTORS });
  known.set(length, kernels);
  return kernels;
}
