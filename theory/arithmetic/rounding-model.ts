/**
 * The rounding model of double arithmetic. Every error bound of this project is derived from it.
 *
 * For doubles a and b whose result does not overflow, round-to-nearest gives
 *
 *     fl(a ± b) = (a ± b)(1 + δ)            |δ| ≤ u = 2⁻⁵³
 *     fl(a·b)   = a·b (1 + δ) + ε           |ε| ≤ η = 2⁻¹⁰⁷⁵
 *     fl(a/b)   = a/b (1 + δ) + ε
 *
 * where δ ε = 0. ε is not 0 only if the result is subnormal. A sum or a difference that is subnormal is exact, because
 * both operands are multiples of 2⁻¹⁰⁷⁴. An overflow gives ±∞, and further operations give ±∞ or NaN. No comparison
 * that certifies a claim is then true.
 *
 * So a bound counts a relative error u for each operation and an absolute error η for each product and quotient,
 * including those that compute the bound. Two errors are easy to forget: a product passes on the absolute error of one
 * factor times the other factor, which can be large, and a quotient divides it by the divisor, which can be small.
 *
 * Source: IEEE 754-2019; Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd edition, (2.4), (2.8) and section 2.1.
 */
import * as Q from './rational';

/** The unit roundoff u. */
export const UNIT_ROUNDOFF = 2 ** -53;

/** The least double, 2⁻¹⁰⁷⁴ = 2η: an upper bound on the absolute error of two products or quotients. */
export const LEAST_DOUBLE = Number.MIN_VALUE;

const LARGEST_EXACT = BigInt(2 ** 53);

/** A bound on `|x − Q.toNumber(x)|`: 0 for a whole number up to 2⁵³; ∞ if the number overflows. */
export function conversionError(x: Q.Rational, converted: number): number {
  const { num, den } = x;
  if (num === 0n || (den === 1n && num <= LARGEST_EXACT && num >= -LARGEST_EXACT)) return 0;
  return 2 * UNIT_ROUNDOFF * Math.abs(converted) + LEAST_DOUBLE;
}
