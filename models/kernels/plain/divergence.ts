/**
 * Divergences between two vectors of masses p and q, which need not sum to 1. Plain twin of `assembly/divergence.ts`.
 *
 *     divergence = Σ p log(p/q) − p + q = Σ q φ(p/q) ,   φ(r) = r log r − r + 1 ≥ 0
 *
 * This is the generalised Kullback–Leibler divergence. All terms are at least 0, so its relative error is bounded even
 * if p and q are close. `KL(p‖q) = divergence + Σ (p − q)`; `difference` computes this sum and `Σ |p − q|`, which is
 * twice the total variation.
 *
 * **Terms.** 0 log 0 = 0, so p = 0 gives q; q = 0 < p gives +∞; a negative, NaN or infinite mass gives NaN. With f = (p
 * − q)/q:
 *
 * - *near*, √½ < p/q < √2: p − q is exact (Sterbenz) and φ = ½ f² (1 − f) + (1 + f) T(f), T(f) = log(1 + f) − f + f²/2
 *   by `logTail`. Relative error at most 10 u: 2.2 u from f (condition number f φ'/φ), 7 u from evaluation and
 *   polynomial, 1 u from the product by q.
 * - *far*: p log(p/q) − (p − q), relative error at most 45 u: ((3 |log r| + 1) r + |r − 1|)/φ(r) + 1, largest at r =
 *   √2, from one rounding of the ratio, 1 ulp of log and one rounding each of product, difference and result. If p/q
 *   leaves the normal range, log p − log q is used; its relative error is below 5 u, which is less.
 *
 * **Bounds**, u = 2^−53: divergence: relative 70 u = (45 + 22 + 2nd order, rounded up) u; difference: both sums 23 u Σ |p − q|;
 * largestRatio: relative 1 u while p/q is normal. A term that underflows adds at most 2^−1074.
 */
import { MIN_NORMAL, NEAR_HIGH, NEAR_LOW, log, logTail } from './elementary';
import { BLOCK, Total, sumBlock } from './sum';

/** Error bounds in units of u = 2^−53. */
export const DIVERGENCE_ROUNDINGS = 70;
export const DIFFERENCE_ROUNDINGS = 23;

const terms = new Float64Array(BLOCK);
const sizes = new Float64Array(BLOCK);
const total = new Total();
const totalSize = new Total();

/** `p log(p/q) − p + q`. */
function term(p: number, q: number): number {
  if (!(p >= 0 && q >= 0 && p < Infinity && q < Infinity)) return NaN;
  if (p === 0) return q;
  if (q === 0) return Infinity;
  const difference = p - q;
  const f = difference / q;
  if (f > NEAR_LOW && f < NEAR_HIGH) return q * (0.5 * f * f * (1 - f) + (1 + f) * logTail(f));
  const ratio = p / q;
  return p * (ratio >= MIN_NORMAL && ratio < Infinity ? log(ratio) : log(p) - log(q)) - difference;
}

/** `Σ p_i log(p_i/q_i) − p_i + q_i`. */
export function divergence(p: Float64Array, q: Float64Array, n: number): number {
  total.reset();
  for (let start = 0; start < n; start += BLOCK) {
    const count = Math.min(BLOCK, n - start);
    for (let i = 0; i < count; i += 1) terms[i] = term(p[start + i] as number, q[start + i] as number);
    total.add(sumBlock(terms, 0, count));
  }
  return total.value();
}

/** The sums of differences, which the caller owns and `difference` fills. */
export interface Difference {
  /** `Σ p_i − q_i`. */
  sum: number;
  /** `Σ |p_i − q_i|`, twice the total variation. */
  absolute: number;
}

/** Fills `into` with the sums of differences. */
export function difference(p: Float64Array, q: Float64Array, n: number, into: Difference): void {
  total.reset();
  totalSize.reset();
  for (let start = 0; start < n; start += BLOCK) {
    const count = Math.min(BLOCK, n - start);
    for (let i = 0; i < count; i += 1) {
      const d = (p[start + i] as number) - (q[start + i] as number);
      terms[i] = d;
      sizes[i] = Math.abs(d);
    }
    total.add(sumBlock(terms, 0, count));
    totalSize.add(sumBlock(sizes, 0, count));
  }
  into.sum = total.value();
  into.absolute = totalSize.value();
}

/**
 * `max p_i/q_i` over p_i ≠ 0, for masses of at least 0. It is 0 if all p_i are 0, ∞ if some q_i = 0 < p_i, and NaN if
 * p_i or q_i is NaN at some p_i ≠ 0.
 */
export function largestRatio(p: Float64Array, q: Float64Array, n: number): number {
  let top = 0;
  for (let i = 0; i < n; i += 1) {
    const mass = p[i] as number;
    top = Math.max(top, mass === 0 ? 0 : mass / (q[i] as number));
  }
  return top;
}
