/** A rational as a double, cheaply: off by a few units in the last place, which is enough to say where a search looked. */
import { Q, type Rational } from '../../../theory';
import type { Extents } from '../../results';
import { only } from './merge';

/** Values beyond the doubles become the largest and the smallest. */
const clamped = (value: number): number => Math.min(Number.MAX_VALUE, Math.max(Number.MIN_VALUE, value));

/** `num/den ≥ 0` as a finite double; 0 for 0 alone. */
export function nearestDouble(value: Rational): number {
  const quotient = Number(value.num) / Number(value.den);
  // Only a numerator or a denominator beyond the doubles gives anything else.
  if (quotient > 0 && quotient < Infinity) return quotient;
  return value.num === 0n ? 0 : clamped(Q.toNumber(value));
}

/** The quotient of two positive doubles, finite. */
export const ratioOf = (top: number, bottom: number): number => clamped(top / bottom);

/** The range of one λ. */
export const lambdaRange = (lambda: Rational | 'infinity'): NonNullable<Extents['lambda']> =>
  only(lambda === 'infinity' ? Infinity : nearestDouble(lambda));
