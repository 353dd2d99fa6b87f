/**
 * Exact rational numbers on BigInt.
 *
 * A rational is a pair `num/den` with `den > 0`, **not necessarily in lowest terms**: sums of numbers that already
 * share a denominator cost one addition and no gcd, which makes exact enumeration fast. `reduce` brings a number to
 * lowest terms, `reduceAll` a vector to one common denominator; callers do so once per step, not once per operation.
 *
 * Import as a namespace: `import * as Q from './rational'`.
 */
import { digitBitsOf } from './bit-length';
import { wholeGcd } from './gcd';
import { InputError, UndefinedValueError } from '../errors';

/** A rational number `num/den`, `den > 0`. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

/** 0. */
export const zero: Rational = { num: 0n, den: 1n };
/** 1. */
export const one: Rational = { num: 1n, den: 1n };
/** −1. */
export const minusOne: Rational = { num: -1n, den: 1n };

/** `num/den` from integers. @throws UndefinedValueError when `den` is 0. */
export function of(num: bigint | number, den: bigint | number = 1n): Rational {
  const n = BigInt(num);
  const d = BigInt(den);
  if (d === 0n) throw new UndefinedValueError(`the fraction ${n}/0 is not a number`);
  return d > 0n ? { num: n, den: d } : { num: -n, den: -d };
}

/** `a + b`. */
export function add(a: Rational, b: Rational): Rational {
  if (a.den === b.den) return { num: a.num + b.num, den: a.den };
  return { num: a.num * b.den + b.num * a.den, den: a.den * b.den };
}

/** `−a`. */
export function neg(a: Rational): Rational {
  return { num: -a.num, den: a.den };
}

/** `|a|`. */
export function abs(a: Rational): Rational {
  return a.num < 0n ? neg(a) : a;
}

/** `a − b`. */
export function sub(a: Rational, b: Rational): Rational {
  if (a.den === b.den) return { num: a.num - b.num, den: a.den };
  return { num: a.num * b.den - b.num * a.den, den: a.den * b.den };
}

/** `a·b`. */
export function mul(a: Rational, b: Rational): Rational {
  return { num: a.num * b.num, den: a.den * b.den };
}

/** `1/a`. @throws UndefinedValueError at 0. */
export function inverse(a: Rational): Rational {
  return of(a.den, a.num);
}

/** `a/b`. @throws UndefinedValueError when b is 0. */
export function div(a: Rational, b: Rational): Rational {
  if (b.num <= 0n) return mul(a, inverse(b));
  return { num: a.num * b.den, den: a.den * b.num };
}

/** `a^n` for an integer `n` of either sign; `0^0 = 1`. */
export function pow(a: Rational, n: number): Rational {
  if (n === 2) return { num: a.num * a.num, den: a.den * a.den };
  if (n < 0) return inverse(pow(a, -n));
  return { num: a.num ** BigInt(n), den: a.den ** BigInt(n) };
}

/** −1, 0 or 1. */
export function sign(a: Rational): -1 | 0 | 1 {
  return a.num > 0n ? 1 : a.num < 0n ? -1 : 0;
}

/** Sign of `a − b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const isShared = a.den === b.den;
  const left = isShared ? a.num : a.num * b.den;
  const right = isShared ? b.num : b.num * a.den;
  return left > right ? 1 : left < right ? -1 : 0;
}

/** Whether `a = b`. */
export function equals(a: Rational, b: Rational): boolean {
  return compare(a, b) === 0;
}

/** Whether `a` is a whole number. */
export function isInteger(a: Rational): boolean {
  return a.num % a.den === 0n;
}

/** Greatest common divisor, non-negative; `gcd(0, 0) = 0`. */
export function gcd(a: bigint, b: bigint): bigint {
  return wholeGcd(a < 0n ? -a : a, b < 0n ? -b : b);
}

/** The same number in lowest terms. */
export function reduce(a: Rational): Rational {
  const g = gcd(a.num, a.den);
  return g === 1n ? a : { num: a.num / g, den: a.den / g };
}

/** Numbers that share the denominator, over their least common one: the divisor shrinks from number to number. */
function reduceShared(values: readonly Rational[], den: bigint): Rational[] {
  let divisor = den;
  for (const { num } of values) if (divisor !== 1n) divisor = gcd(divisor, num);
  return values.map(({ num }) => ({ num: num / divisor, den: den / divisor }));
}

/** The same numbers over their least common denominator. */
export function reduceAll(values: readonly Rational[]): Rational[] {
  const [first] = values;
  if (first && values.every(({ den }) => den === first.den)) return reduceShared(values, first.den);
  const reduced = values.map(reduce);
  const den = reduced.reduce((lcm, v) => (lcm / gcd(lcm, v.den)) * v.den, 1n);
  return reduced.map((v) => ({ num: v.num * (den / v.den), den }));
}

/** The same numbers over one denominator; numbers that share a denominator are returned as they are. */
export function overOneDenominator(values: readonly Rational[]): readonly Rational[] {
  const den = values[0]?.den;
  return values.every((v) => v.den === den) ? values : reduceAll(values);
}

/** The sum of terms that share a denominator, or undefined if two of them do not. */
function sharedSum(values: readonly Rational[]): Rational | undefined {
  const { den } = values[0] ?? zero;
  let total = 0n;
  for (const value of values) {
    if (value.den !== den) return undefined;
    total += value.num;
  }
  return { num: total, den };
}

/**
 * The sum. Terms that share a denominator are added without a gcd; these partial sums are added over their least common
 * multiple.
 */
export function sum(values: readonly Rational[]): Rational {
  const shared = sharedSum(values);
  if (shared) return shared;
  const byDenominator = new Map<bigint, bigint>();
  for (const { num, den } of values) byDenominator.set(den, (byDenominator.get(den) ?? 0n) + num);
  let total: Rational | undefined;
  for (const [den, num] of byDenominator) {
    if (total === undefined) {
      total = { num, den };
      continue;
    }
    const g = gcd(total.den, den);
    total = { num: total.num * (den / g) + num * (total.den / g), den: total.den * (den / g) };
  }
  return total ?? zero;
}

/** `Σ a_i b_i`. A denominator that all a_i share is multiplied once. */
export function dot(a: readonly Rational[], b: readonly Rational[]): Rational {
  const { den } = a[0] ?? zero;
  const isShared = a.every((each) => each.den === den);
  const terms = b.map((y, i) => {
    const x = a[i] as Rational;
    return { num: x.num * y.num, den: isShared ? y.den : x.den * y.den };
  });
  const total = sum(terms);
  return isShared ? { num: total.num, den: total.den * den } : total;
}

const FRACTION = /^\s*([+-]?\d+)\s*\/\s*(\d+)\s*$/;
const DECIMAL = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?\s*$/;

/**
 * Reads `"3"`, `"1/3"`, `"-0.25"`, `"1e-3"` exactly.
 * @throws InputError naming the text if it has none of these forms, or if the denominator is 0.
 */
export function parse(text: string): Rational {
  const fraction = FRACTION.exec(text);
  if (fraction) {
    const den = BigInt(fraction[2] ?? '');
    if (den === 0n)
      throw new InputError(`"${text.trim()}" divides by zero; give a fraction with a non-zero denominator`);
    return reduce(of(BigInt(fraction[1] ?? ''), den));
  }
  const decimal = DECIMAL.exec(text);
  const digits = decimal ? (decimal[2] ?? '') + (decimal[3] ?? '') : '';
  if (!decimal || digits === '') {
    throw new InputError(
      `"${text.trim()}" is not a number; write an integer, a decimal such as 0.25 or a fraction such as 1/4`,
    );
  }
  const exponent = Number(decimal[4] ?? '0') - (decimal[3] ?? '').length;
  const magnitude = BigInt(digits) * (decimal[1] === '-' ? -1n : 1n);
  return reduce(exponent >= 0 ? of(magnitude * 10n ** BigInt(exponent)) : of(magnitude, 10n ** BigInt(-exponent)));
}

/** `"a/b"` in lowest terms, or `"a"` for an integer. Inverse of `parse`. */
export function format(a: Rational): string {
  const { num, den } = reduce(a);
  return den === 1n ? `${num}` : `${num}/${den}`;
}

/** Bits in |n|, rounded up to a multiple of four; 0 for 0. */
const bitsOf = (n: bigint): number => digitBitsOf(n < 0n ? -n : n);

/** The bits of the longer of numerator and denominator, overestimated by at most three. */
export function bitLength(a: Rational): number {
  return Math.max(bitsOf(a.num), bitsOf(a.den));
}

/**
 * `a` rounded towards −∞ to 58 or more significant bits, as `mantissa · 2^−shift` with `|mantissa| ≤ 2^66`. The double
 * enclosure and the decimal display are both computed from it, for `num` and `den` of any size.
 */
export function scaled(a: Rational): { mantissa: bigint; shift: number; exact: boolean } {
  const shift = 62 - (bitsOf(a.num) - bitsOf(a.den));
  const num = shift >= 0 ? a.num << BigInt(shift) : a.num;
  const den = shift >= 0 ? a.den : a.den << BigInt(-shift);
  const quotient = num / den;
  const exact = quotient * den === num;
  return { mantissa: exact || num >= 0n ? quotient : quotient - 1n, shift, exact };
}

const isSmall = (n: bigint): boolean => n <= 9007199254740991n && n >= -9007199254740991n;

/** Nearest double, to within one unit in the last place; ±Infinity on overflow, ±0 on underflow. */
export function toNumber(a: Rational): number {
  // Both are exact as doubles, so one division is correctly rounded.
  if (isSmall(a.num) && isSmall(a.den)) return Number(a.num) / Number(a.den);
  const { mantissa, shift } = scaled(a);
  const half = Math.trunc(shift / 2);
  return Number(mantissa) * 2 ** -half * 2 ** (half - shift);
}
