/** The finite-K curation step on vectors of any length: kernels of a fitting size, kept for the next step. */
import type { Kernels } from './kernels';
import { createKernels } from './load';
import type { CurationTables } from './plain/curation';

export type { CurationTables };

/** Vectors of a step: p, scores, out and two of scratch. */
const VECTORS = 5;
/** Shorter vectors share one instance. */
const SHORT = 64;

const known = new Map<number, Kernels>();

function kernelsFor(n: number): Kernels {
  const length = n <= SHORT ? SHORT : 2 ** Math.ceil(Math.log2(n));
  const kernels = known.get(length) ?? createKernels({ length, vectors: VECTORS });
  known.set(length, kernels);
  return kernels;
}

/**
 * Writes `p·H^K` to `out`.
 * @param p n masses ≥ 0. @param scores n positive finite scores. @param K a whole number from 2 to 2^53 − 1.
 * @returns what the step found, to be read before the next step, or undefined when the scores span more than 255 binades
 */
export function curationStep(
  p: Readonly<Float64Array>,
  scores: Readonly<Float64Array>,
  out: Float64Array,
  K: number,
): CurationTables | undefined {
  const n = p.length;
  const kernels = kernelsFor(n);
  const [masses, weights, curated] = kernels.vectors as [Float64Array, Float64Array, Float64Array];
  masses.set(p);
  weights.set(scores);
  if (!kernels.curate(0, 1, 2, 3, 4, K, n)) return undefined;
  for (let i = 0; i < n; i += 1) out[i] = curated[i] as number;
  return kernels.curation;
}
