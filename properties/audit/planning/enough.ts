/**
 * How many pools would decide a check, if its estimate were true: the smallest number at which a violation (or a margin) of that size would be
 * certain with probability 0.9.
 */
import { type PowerOptions, smallestViolation } from '../../statistics';

const MOST = 2 ** 30;

/** @param size distance of the estimate from the edge, at least 0 */
export function enoughPools(size: number, options: Omit<PowerOptions, 'planned'>): number {
  const isEnough = (n: number): boolean => smallestViolation(n, options) <= size;
  if (!(size > 0)) return Infinity;
  let hi = 2;
  while (!isEnough(hi)) {
    hi *= 2;
    if (hi > MOST) return Infinity;
  }
  let lo = hi / 2;
  while (hi - lo > Math.max(1, hi / 64)) {
    const middle = Math.floor((lo + hi) / 2);
    if (isEnough(middle)) hi = middle;
    else lo = middle;
  }
  return hi;
}
