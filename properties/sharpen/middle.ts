/** Simple fractions between two numbers, so that the values tried are readable and an exact constant such as 1 is met. */
import { Q, type Rational } from '../../theory';

const floor = ({ num, den }: Rational): bigint => (num >= 0n ? num / den : -((-num + den - 1n) / den));

/** The fraction of least denominator in `[low, high]`, and of least absolute value among those (the Stern–Brocot tree). */
export function simplestBetween(low: Rational, high: Rational): Rational {
  if (Q.sign(low) <= 0 && Q.sign(high) >= 0) return Q.zero;
  if (Q.sign(high) < 0) return Q.neg(simplestBetween(Q.neg(high), Q.neg(low)));
  const whole = Q.of(floor(low));
  if (Q.equals(whole, low)) return whole;
  const next = Q.add(whole, Q.one);
  if (Q.compare(next, high) <= 0) return next;
  const rest = simplestBetween(Q.inverse(Q.sub(high, whole)), Q.inverse(Q.sub(low, whole)));
  return Q.reduce(Q.add(whole, Q.inverse(rest)));
}

/** The simplest fraction in the middle half between two numbers, so that a bisection ends. */
export function middle(a: Rational, b: Rational): Rational {
  const [low, high] = Q.compare(a, b) <= 0 ? [a, b] : [b, a];
  const quarter = Q.div(Q.sub(high, low), Q.of(4));
  return simplestBetween(Q.add(low, quarter), Q.sub(high, quarter));
}

/** Whether two numbers are farther apart than `width`. */
export function isWide(a: Rational, b: Rational, width: Rational): boolean {
  const difference = Q.sub(a, b);
  return Q.compare(Q.sign(difference) < 0 ? Q.neg(difference) : difference, width) > 0;
}
