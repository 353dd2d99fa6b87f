/**
 * Error bounds from counts of roundings, for laws of up to 1,000,000 masses.
 *
 * A value computed from positive inputs with m roundings has a relative error of at most `(1 + u)^m − 1 ≤ 1.01·m·u`,
 * `u = 2⁻⁵³` (Higham, *Accuracy and Stability of Numerical Algorithms*, lemma 3.1; m·u < 0.01).
 *
 * A sum of n terms adds blocks of 16 and then the blocks with compensation (Sum2: Ogita, Rump and Oishi, SIAM J. Sci.
 * Comput. 26, 2005, proposition 4.5). The error of a block is `γ_15`; that of the compensated sum of m blocks is `u` of
 * the result plus `γ²_{m−1}` of the absolute values, below `u/1000` for n ≤ 10^6. So for every such n,
 *
 *     |computed − Σ x| ≤ 18 u · Σ |x| .
 */
import { type Interval, roundDown, roundUp } from '../../theory';

const U = 2 ** -53;

/** Masses between this value and its inverse, and products of them, keep their relative errors. */
export const LEAST_MASS = 1e-280;

/** The largest error for which the first-order bounds with a margin hold. */
export const LARGEST_ERROR = 1e-3;

/** The relative error of m roundings. */
export const roundings = (m: number): number => 1.01 * m * U;

/** The roundings of a blocked sum, relative to the sum of absolute values. */
export const SUM = 18;

/** A bound on `∏(1 + e_i)/(1 − e_j) − 1` for Σ e = e < 0.01: the first order plus a margin for the rest. */
export const compound = (e: number): number => e * (1 + 2 * e);

const BLOCK = 16;

/** `Σ x_i` over the first n entries. */
export function blockedSum(x: Float64Array, n: number): number {
  let sum = 0;
  let lost = 0;
  for (let start = 0; start < n; start += BLOCK) {
    const end = start + BLOCK < n ? start + BLOCK : n;
    let block = 0;
    for (let i = start; i < end; i += 1) block += x[i] as number;
    const next = sum + block;
    const part = next - sum;
    lost += sum - (next - part) + (block - part);
    sum = next;
  }
  return sum + lost;
}

/** The absolute error of n products or quotients that may have left the normal range. */
export const underflow = (n: number): number => n * Number.MIN_VALUE;

/** The enclosure of a number ≥ 0 from its computed value, relative error and absolute error. */
export function around(value: number, error: number, absolute = 0): Interval {
  const margin = compound(error);
  return {
    lo: Math.max(0, roundDown(roundDown(value * (1 - margin), 3) - absolute)),
    hi: roundUp(roundUp(value * (1 + margin), 3) + absolute),
  };
}

/** The enclosure of a number from its computed value and absolute error. */
export function within(value: number, absolute: number): Interval {
  return { lo: roundDown(value - roundUp(absolute, 4)), hi: roundUp(value + roundUp(absolute, 4)) };
}

/** A buffer for one vector of terms, which is summed before it is filled again. */
let room = new Float64Array(1024);

export function termsRoom(n: number): Float64Array {
  if (room.length < n) room = new Float64Array(2 * n);
  return room;
}
