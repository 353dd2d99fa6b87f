/** The finite-K curation step on vectors of any length. */
import type { CurationTables } from './plain/curation-tables';
import { kernelsFor } from './pool';

export type { CurationTables };

/**
 * Writes `p·H^K` to `out`.
 * @param p n masses ≥ 0. @param scores n positive finite scores. @param K a whole number from 2 to 2^53 − 1.
 * @returns the tables of the step, which the next step overwrites, or undefined if the scores span more than 255
 *   binades
 */
export function curationStep(
  p: ArrayLike<number>,
  scores: ArrayLike<number>,
  out: Float64Array,
  K: number,
): CurationTables | undefined {
  const n = p.length;
  const kernels = kernelsFor(n);
  const [masses, weights, curated] = kernels.vectors as [Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < n; i += 1) {
    masses[i] = p[i] as number;
    weights[i] = scores[i] as number;
  }
  if (!kernels.curate(0, 1, 2, 3, 4, K, n)) return undefined;
  for (let i = 0; i < n; i += 1) out[i] = curated[i] as number;
  return kernels.curation;
}
