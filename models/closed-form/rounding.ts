/**
 * Counting roundings, for laws of up to 100,000 masses.
 *
 * A value that takes m roundings from positive inputs is within `(1 + u)^m − 1 ≤ 1.01·m·u` of the truth, relative to either,
 * `u = 2⁻⁵³` (Higham, *Accuracy and Stability of Numerical Algorithms*, lemma 3.1; m·u < 0.01).
 *
 * A sum of n terms adds blocks of 16 and then the blocks with compensation (Sum2: Ogita, Rump and Oishi, SIAM J. Sci. Comput.
 * 26, 2005, proposition 4.5). A block is off by `γ_15`, the compensated sum of m blocks by `u` of the result and `γ²_{m−1}` of the
 * absolute values, below `u/1000` for n ≤ 10^6. So whatever n is,
 *
 *     |computed − Σ x| ≤ 18 u · Σ |x| .
 */
import { type Interval, roundDown, roundUp } from '../../theory';

const U = 2 ** -53;

/** Between this and its inverse, masses and the products they are made of keep their relative errors. */
export const LEAST_MASS = 1e-280;

/** The errors that first-order bounds with a margin are derived for. */
export const LARGEST_ERROR = 1e-3;

/** Relative error of m roundings. */
export const roundings = (m: number): number => 1.01 * m * U;

/** Roundings of a blocked sum, relative to the sum of absolute values. */
export const SUM = 18;

/** `∏(1 + e_i)/(1 − e_j) − 1` when Σ e = e < 0.01: first order plus a margin for the rest. */
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

/** Absolute error of n products or quotients that may have left the normal range. */
export const underflow = (n: number): number => n * Number.MIN_VALUE;

/** A number ≥ 0 from its computed value, relative error and absolute error. */
export function around(value: number, error: number, absolute = 0): Interval {
  const margin = compound(error);
  return {
    lo: Math.max(0, roundDown(roundDown(value * (1 - margin), 3) - absolute)),
    hi: roundUp(roundUp(value * (1 + margin), 3) + absolute),
  };
}

/** A number from its computed value and absolute error. */
export function within(value: number, absolute: number): Interval {
  return { lo: roundDown(value - roundUp(absolute, 4)), hi: roundUp(value + roundUp(absolute, 4)) };
}

/** Room for one vector of terms: filled and added before the next one is. */
let room = new Float64Array(1024);

export function termsRoom(n: number): Float64Array {
  if (room.length < n) room = new Float64Array(2 * n);
  return room;
}
