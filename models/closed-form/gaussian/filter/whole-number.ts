/** Whole numbers that doubles hold exactly. Where a number is too long, the filter has no answer. */
import { NotRepresentableError, type Rational, smallGcd } from '../../../../theory';

/** Doubles hold all whole numbers up to this size, and a result that is rounded is not below it. */
const LARGEST = 2 ** 52;

/** The number, if it is at most 2^52 in absolute value. @throws NotRepresentableError */
export function exactly(computed: number): number {
  if (!(computed <= LARGEST && computed >= -LARGEST))
    throw new NotRepresentableError('a whole number of more than 52 bits in the filter');
  return computed;
}

/** A BigInt as an exact double. */
const wholeOf = (n: bigint): number => exactly(Number(n));

/** The least common multiple of positive whole numbers. */
function lcm(a: number, b: number): number {
  if (a === b || b === 1) return a;
  return exactly((a / smallGcd(a, b)) * b);
}

/** The least common denominator of rationals and of `from`. */
export function commonDenominator(from: number, values: readonly Rational[]): number {
  let den = from;
  for (const value of values) if (value.den !== 1n) den = lcm(den, wholeOf(value.den));
  return den;
}

/** `value · den`, for a multiple of the value's denominator. */
export function over({ num, den: own }: Rational, den: number): number {
  return own === 1n ? exactly(wholeOf(num) * den) : exactly(wholeOf(num) * (den / wholeOf(own)));
}
