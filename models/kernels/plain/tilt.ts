/**
 * The curation step at K = ∞, fused: `out_i = p_i w_i scale` and `Z = Σ out_i` in one pass. Plain twin of `assembly/tilt.ts`.
 *
 * Normalisation needs no extra pass: the caller multiplies 1/Z into the `scale` of the next step, so that t steps take
 * t passes. Source: Ferbach et al. 2024, section 2, `p_{t+1} ∝ p_t e^r` with w = e^r.
 *
 * **Bound.** Every out_i has 2 roundings. With u = 2^−53 and nonnegative p, w and scale, the relative error of the
 * returned Z is at most 22 u as the sum of the stored out_i, and at most 24 u as the exact `Σ p_i w_i scale`, for every
 * n (`sum.ts`). A product that underflows adds at most 2^−1075 (1 + scale) of absolute error. NaN and ∞ propagate to Z.
 */
import { BLOCK, Total, sumBlock } from './sum';

/** The relative error of Z as the exact sum of the exact products, in units of u = 2^−53. */
export const TILT_ROUNDINGS = 24;

const total = new Total();

/** `out_i = p_i w_i scale`; returns `Σ out_i`. `out` may be `p` or `w`. */
export function tilt(p: Float64Array, w: Float64Array, out: Float64Array, n: number, scale: number): number {
  total.reset();
  for (let start = 0; start < n; start += BLOCK) {
    const count = Math.min(BLOCK, n - start);
    for (let i = start; i < start + count; i += 1) out[i] = (p[i] as number) * (w[i] as number) * scale;
    total.add(sumBlock(out, start, count));
  }
  return total.value();
}
