/**
 * Sums and products of rationals in lowest terms, again in lowest terms. Greatest common divisors are taken of the operands, which are shorter
 * than the result: that of a long and a short number costs one division.
 *
 * Source: Knuth, *The Art of Computer Programming* 2, section 4.5.1.
 */
import { Q, type Rational } from '../../../../theory';

/** `a·b`. */
export function product(a: Rational, b: Rational): Rational {
  const [f, g] = [Q.gcd(a.num, b.den), Q.gcd(b.num, a.den)];
  return { num: (a.num / f) * (b.num / g), den: (a.den / g) * (b.den / f) };
}

/** `a + b`. */
export function sum(a: Rational, b: Rational): Rational {
  const f = Q.gcd(a.den, b.den);
  const [u, v] = [a.den / f, b.den / f];
  const num = a.num * v + b.num * u;
  const g = Q.gcd(num, f);
  return { num: num / g, den: u * (b.den / g) };
}
