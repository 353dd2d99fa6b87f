/**
 * Whole numbers and fractions of any size: doubles as long as these are exact, else BigInts.
 *
 * The parameters of small Gaussians are small numbers, and doubles compute with them ten times as fast as BigInts do. A
 * sum or product of whole doubles is exact if the computed result is at most 2^52 in absolute value; otherwise it is
 * computed again in BigInts. A number has one form only, so equal numbers are `===`.
 */
import { Q, type Rational, smallGcd } from '../../../../theory';

/** A whole number: a double if it is at most 2^52 in absolute value, else a BigInt. */
export type Whole = number | bigint;

/** `num/den`, den > 0; not always in lowest terms. */
export interface Fraction {
  readonly num: Whole;
  readonly den: Whole;
}

const LARGEST = 2 ** 52;
/** The whole number in the form that its size asks for. */
export function whole(n: bigint): Whole {
  // A number that is too large stays so when it is rounded.
  const double = Number(n);
  return double <= LARGEST && double >= -LARGEST ? double : n;
}

/** `a + b`. */
export function plus(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (sum <= LARGEST && sum >= -LARGEST) return sum;
  }
  return whole(BigInt(a) + BigInt(b));
}

/** `a − b`. */
export function minus(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (difference <= LARGEST && difference >= -LARGEST) return difference;
  }
  return whole(BigInt(a) - BigInt(b));
}

/** `a·b`. */
export function times(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    // Adding 0 turns −0 into 0.
    if (product <= LARGEST && product >= -LARGEST) return product + 0;
  }
  return whole(BigInt(a) * BigInt(b));
}

/** `a/b`, for b that divides a. */
export function over(a: Whole, b: Whole): Whole {
  if (b === 1) return a;
  return typeof a === 'number' && typeof b === 'number' ? a / b + 0 : whole(BigInt(a) / BigInt(b));
}

/** `a^n`, n ≥ 0. */
export function power(a: Whole, n: number): Whole {
  let product: Whole = 1;
  for (let i = 0; i < n; i += 1) product = times(product, a);
  return product;
}

/** The greatest common divisor, at least 0. */
export function gcd(a: Whole, b: Whole): Whole {
  if (a === 1 || b === 1) return 1;
  if (typeof a === 'number' && typeof b === 'number') return smallGcd(Math.abs(a), Math.abs(b));
  return whole(Q.gcd(BigInt(a), BigInt(b)));
}

/** The least common multiple of positive numbers. */
export const lcm = (a: Whole, b: Whole): Whole => (a === b ? a : times(a, over(b, gcd(a, b))));

/** `num/den` in lowest terms; den > 0. */
export function fraction(num: Whole, den: Whole): Fraction {
  const common = gcd(num, den);
  return common === 1 ? { num, den } : { num: over(num, common), den: over(den, common) };
}

/** `a + b`. */
export function addFractions(a: Fraction, b: Fraction): Fraction {
  if (a.den === b.den) return { num: plus(a.num, b.num), den: a.den };
  return { num: plus(times(a.num, b.den), times(b.num, a.den)), den: times(a.den, b.den) };
}

/** `a − b`. */
export function subtractFractions(a: Fraction, b: Fraction): Fraction {
  return addFractions(a, { num: minus(0, b.num), den: b.den });
}

export const fractionOf = ({ num, den }: Rational): Fraction => ({ num: whole(num), den: whole(den) });

/** The rational in lowest terms. */
export function rationalOf({ num, den }: Fraction): Rational {
  const common = gcd(num, den);
  return { num: BigInt(over(num, common)), den: BigInt(over(den, common)) };
}

/** Rationals over one denominator, the least if they are in lowest terms. */
export function overOneDenominator(values: readonly Rational[]): { readonly entries: Whole[]; readonly den: Whole } {
  let den: Whole = 1;
  for (const value of values) if (value.den !== 1n) den = lcm(den, whole(value.den));
  const entries = new Array<Whole>(values.length);
  for (let i = 0; i < values.length; i += 1) {
    const { num, den: own } = values[i] as Rational;
    entries[i] = den === 1 ? whole(num) : times(whole(num), over(den, whole(own)));
  }
  return { entries, den };
}

/** The greatest common divisor of some numbers and `first`. */
export function commonDivisor(first: Whole, others: readonly Whole[]): Whole {
  let common = first;
  for (let i = 0; i < others.length && common !== 1; i += 1) common = gcd(common, others[i] as Whole);
  return common;
}

/** Numbers divided by one that divides them. */
export const allOver = (entries: readonly Whole[], divisor: Whole): readonly Whole[] =>
  divisor === 1 ? entries : entries.map((entry) => over(entry, divisor));

/** Whole numbers and their denominator, divided by their greatest common divisor. */
export function inLowestTerms(
  entries: readonly Whole[],
  den: Whole,
): { readonly entries: readonly Whole[]; readonly den: Whole } {
  const common = commonDivisor(den, entries);
  return { entries: allOver(entries, common), den: over(den, common) };
}
