/**
 * Binary floating-point numbers of any precision: `m · 2^e` with whole m, and ±∞.
 *
 * Sums, products, quotients and square roots are computed exactly, or to more bits than asked for, and then rounded down or up to a
 * number of bits. A shift to the right rounds a BigInt towards −∞, which makes the directed rounding one instruction. Numbers of few
 * bits stay short, so whole numbers and powers of 2 are exact and cheap.
 */
import { NotRepresentableError } from '../../errors';
import { roundDown, roundUp } from '../interval';
import * as Q from '../rational';

/** `m · 2^e`. An infinite number has e = ∞ and m = ±1. */
export interface BigFloat {
  readonly m: bigint;
  readonly e: number;
}

/** The direction of a rounding. */
export type Direction = 'down' | 'up';

/** Binary exponents beyond ±this are refused: sums of two of them are still exact doubles. */
const LARGEST_EXPONENT = 2 ** 51;

export const ZERO: BigFloat = { m: 0n, e: 0 };
export const ONE: BigFloat = { m: 1n, e: 0 };
export const INFINITE: BigFloat = { m: 1n, e: Infinity };

/** Bits cut off at once while a number is too large for a double. */
const CUT = 960;

/** Bits of |a|, or one more; 0 for 0. */
export function bitsOf(a: bigint): number {
  let cut = 0;
  let rest = a;
  for (;;) {
    const size = Math.abs(Number(rest));
    if (size < Infinity) return size === 0 ? 0 : cut + Math.floor(Math.log2(size)) + 1;
    rest >>= BigInt(CUT);
    cut += CUT;
  }
}

export const isFinite = ({ e }: BigFloat): boolean => e !== Infinity;
export const signOf = ({ m }: BigFloat): -1 | 0 | 1 => (m > 0n ? 1 : m < 0n ? -1 : 0);
export const negated = ({ m, e }: BigFloat): BigFloat => ({ m: -m, e });

/** `m · 2^e` rounded to at most `bits` bits. @throws NotRepresentableError for an exponent beyond ±2^51 */
export function rounded(m: bigint, e: number, bits: number, direction: Direction): BigFloat {
  if (m === 0n) return ZERO;
  const size = bitsOf(m);
  if (Math.abs(e + size) > LARGEST_EXPONENT) throw new NotRepresentableError('a number beyond 2^±(2^51)');
  const excess = size - bits;
  if (excess <= 0) return { m, e };
  const shift = BigInt(excess);
  return { m: direction === 'down' ? m >> shift : -(-m >> shift), e: e + excess };
}

/** The position above the leading bit: |a| < 2^top. */
const topOf = ({ m, e }: BigFloat): number => e + bitsOf(m);

/** The sign of a − b. */
export function compare(a: BigFloat, b: BigFloat): -1 | 0 | 1 {
  const [left, right] = [signOf(a), signOf(b)];
  if (left !== right) return left < right ? -1 : 1;
  if (left === 0) return 0;
  if (a.e === b.e) return a.m < b.m ? -1 : a.m > b.m ? 1 : 0;
  if (!isFinite(a)) return left;
  if (!isFinite(b)) return right === 1 ? -1 : 1;
  const apart = topOf(a) - topOf(b);
  if (Math.abs(apart) > 1) return apart > 0 === left > 0 ? 1 : -1;
  const gap = a.e - b.e;
  const [x, y] = gap > 0 ? [a.m << BigInt(gap), b.m] : [a.m, b.m << BigInt(-gap)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** What is added to `big` in place of a number far below its last bit: a bound in the given direction. */
function trace(small: BigFloat, big: BigFloat, bits: number, direction: Direction): BigFloat {
  const sign = signOf(small);
  if (sign < 0 !== (direction === 'down')) return ZERO;
  return { m: BigInt(sign), e: topOf(big) - bits - 2 };
}

/** a + b, rounded, for finite a and b. */
export function sum(a: BigFloat, b: BigFloat, bits: number, direction: Direction): BigFloat {
  if (a.m === 0n) return rounded(b.m, b.e, bits, direction);
  if (b.m === 0n) return rounded(a.m, a.e, bits, direction);
  const gap = a.e - b.e;
  // Numbers further apart than this are not brought to one exponent.
  if (Math.abs(gap) > 64) {
    const apart = topOf(a) - topOf(b);
    if (apart > bits + 4) return sum(a, trace(b, a, bits, direction), bits, direction);
    if (-apart > bits + 4) return sum(trace(a, b, bits, direction), b, bits, direction);
  }
  return gap >= 0
    ? rounded((a.m << BigInt(gap)) + b.m, b.e, bits, direction)
    : rounded(a.m + (b.m << BigInt(-gap)), a.e, bits, direction);
}

/** a · b, rounded, for finite a and b. */
export const product = (a: BigFloat, b: BigFloat, bits: number, direction: Direction): BigFloat =>
  rounded(a.m * b.m, a.e + b.e, bits, direction);

/** num/den, rounded, for finite numbers and den ≠ 0. */
export function quotient(num: BigFloat, den: BigFloat, bits: number, direction: Direction): BigFloat {
  if (num.m === 0n) return ZERO;
  const shift = Math.max(0, bits + 2 + bitsOf(den.m) - bitsOf(num.m));
  const dividend = num.m << BigInt(shift);
  let whole = dividend / den.m;
  if (whole * den.m !== dividend) {
    // Division rounds towards 0.
    const negative = dividend < 0n !== den.m < 0n;
    if (direction === 'down' && negative) whole -= 1n;
    if (direction === 'up' && !negative) whole += 1n;
  }
  return rounded(whole, num.e - den.e - shift, bits, direction);
}

/** The square root of a finite number of at least 0, rounded. */
export function squareRoot({ m, e }: BigFloat, bits: number, direction: Direction): BigFloat {
  if (m === 0n) return ZERO;
  let shift = Math.max(0, 2 * bits + 4 - bitsOf(m));
  if ((e - shift) % 2 !== 0) shift += 1;
  const square = m << BigInt(shift);
  // Newton's method from above: the iterates fall to the root.
  let root = 1n << BigInt(Math.ceil(bitsOf(square) / 2));
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) break;
    root = next;
  }
  if (direction === 'up' && root * root !== square) root += 1n;
  return rounded(root, (e - shift) / 2, bits, direction);
}

/** The exact value of a finite number. */
export const exactly = ({ m, e }: BigFloat): Q.Rational => (e >= 0 ? Q.of(m << BigInt(e)) : Q.of(m, 1n << BigInt(-e)));

/** Exponents of doubles, and of the products of 53 bits with them, lie well within ±this. */
const DOUBLE_EXPONENT = 2000;
const LEAST_NORMAL = 2 ** -1022;

/** A double at most (`down`) or at least (`up`) the number; the number itself if it is a double of at most 52 bits. */
export function toDouble(x: BigFloat, direction: Direction): number {
  if (!isFinite(x)) return Number(x.m) * Infinity;
  const { m, e } = rounded(x.m, x.e, 53, direction);
  const exponent = Math.max(-DOUBLE_EXPONENT, Math.min(DOUBLE_EXPONENT, e));
  // Two factors, since 2^e alone may be no double. Only the second product can be rounded.
  const half = Math.trunc(exponent / 2);
  const near = Number(m) * 2 ** half * 2 ** (exponent - half);
  if (m === 0n || (Math.abs(near) >= LEAST_NORMAL && Math.abs(near) < Infinity)) return near;
  const outward = direction === 'down' ? roundDown(near) : roundUp(near);
  return m > 0n ? Math.max(0, outward) : Math.min(0, outward);
}
