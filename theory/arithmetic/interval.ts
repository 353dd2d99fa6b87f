/**
 * Enclosures in double precision: interval arithmetic with outward rounding.
 *
 * JavaScript cannot set the rounding mode, so every result is computed to nearest and then moved outwards by at least
 * one unit in the last place: for a finite x, `x − (|x|·2⁻⁵² + 2⁻¹⁰⁷⁴)` is at most the double below x, since
 * `|x|·2⁻⁵² ≥ ulp(x)`. +, −, ×, ÷ and sqrt are correctly rounded by IEEE 754, so one such step encloses them. `exp`,
 * `log` and `expm1` are fdlibm in V8 with an error under one unit; they get four steps (the tests measure the need).
 * An interval that cannot be bounded is the whole line, never NaN.
 *
 * References: IEEE 754-2019; S. M. Rump, "Verification methods", Acta Numerica 2010, section 2.
 */
import { UndefinedValueError } from '../errors';
import type { Arithmetic, Decision, Interval, Relation, Truth } from './arithmetic';
import * as Q from './rational';

const ULP = 2 ** -52;
const TINY = Number.MIN_VALUE;
const LIBRARY_STEPS = 4;

/** At most the double below x; an overflowed lower bound falls back to the largest finite double. */
export function roundDown(x: number, steps = 1): number {
  if (x === Infinity) return Number.MAX_VALUE;
  return x - steps * (Math.abs(x) * ULP + TINY);
}

/** At least the double above x. */
export function roundUp(x: number, steps = 1): number {
  if (x === -Infinity) return -Number.MAX_VALUE;
  return x + steps * (Math.abs(x) * ULP + TINY);
}

const WHOLE: Interval = { lo: -Infinity, hi: Infinity };
const INFINITY: Interval = { lo: Infinity, hi: Infinity };
const MINUS_INFINITY: Interval = { lo: -Infinity, hi: -Infinity };

/** The point interval of a double. */
export function point(x: number): Interval {
  return { lo: x, hi: x };
}

function outward(lo: number, hi: number, steps = 1): Interval {
  if (Number.isNaN(lo) || Number.isNaN(hi)) return WHOLE;
  return { lo: roundDown(lo, steps), hi: roundUp(hi, steps) };
}

const isInfinite = (a: Interval): boolean => a.lo === Infinity || a.hi === -Infinity;

function fromRational(value: Q.Rational): Interval {
  const { num, den } = value;
  if (num === 0n) return point(0);
  if (den === 1n && num <= 9007199254740991n && num >= -9007199254740991n) return point(Number(num));
  const { mantissa, shift } = Q.scaled(value);
  const half = Math.trunc(shift / 2);
  const scale = (m: bigint): number => Number(m) * 2 ** -half * 2 ** (half - shift);
  return { lo: roundDown(scale(mantissa)), hi: roundUp(scale(mantissa + 1n)) };
}

function neg(a: Interval): Interval {
  return { lo: -a.hi, hi: -a.lo };
}

function add(a: Interval, b: Interval): Interval {
  if (isInfinite(a) || isInfinite(b)) return addInfinite(a, b);
  return outward(a.lo + b.lo, a.hi + b.hi);
}

function addInfinite(a: Interval, b: Interval): Interval {
  const [infinite, other] = isInfinite(a) ? [a, b] : [b, a];
  if (Number.isFinite(other.lo) && Number.isFinite(other.hi)) return infinite;
  if (isInfinite(other) && other.lo === infinite.lo) return infinite;
  return WHOLE;
}

function mul(a: Interval, b: Interval): Interval {
  if (isInfinite(a) || isInfinite(b)) {
    const [infinite, other] = isInfinite(a) ? [a, b] : [b, a];
    if (other.lo > 0) return infinite;
    if (other.hi < 0) return neg(infinite);
    return WHOLE;
  }
  if (a.lo >= 0 && b.lo >= 0) {
    const lo = a.lo * b.lo;
    return { lo: Number.isNaN(lo) || lo === 0 ? 0 : Math.max(0, roundDown(lo)), hi: upperProduct(a.hi, b.hi) };
  }
  const products = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi];
  return outward(Math.min(...products), Math.max(...products));
}

/** Upper bound of a product of non-negatives, where 0 · (an overflowed bound) is 0. */
function upperProduct(x: number, y: number): number {
  return x === 0 || y === 0 ? 0 : roundUp(x * y);
}

function div(a: Interval, b: Interval): Interval {
  if (b.lo === 0 && b.hi === 0) throw new UndefinedValueError('division by zero');
  if (isInfinite(b)) return isInfinite(a) ? WHOLE : point(0);
  if (b.lo <= 0 && b.hi >= 0) return WHOLE;
  if (isInfinite(a)) return b.lo > 0 ? a : neg(a);
  const quotients = [a.lo / b.lo, a.lo / b.hi, a.hi / b.lo, a.hi / b.hi];
  const result = outward(Math.min(...quotients), Math.max(...quotients));
  const nonNegative = a.lo >= 0 && b.lo > 0;
  return nonNegative && result.lo < 0 ? { lo: 0, hi: result.hi } : result;
}

function pow(a: Interval, n: number): Interval {
  if (n < 0) return div(point(1), pow(a, -n));
  if (n === 0) return point(1);
  if (n % 2 === 0 && a.lo < 0) return pow(abs(a), n);
  const half = n > 1 ? pow(a, Math.floor(n / 2)) : undefined;
  if (half === undefined) return a;
  const square = mul(half, half);
  return n % 2 === 0 ? square : mul(square, a);
}

function sqrt(a: Interval): Interval {
  if (a.hi < 0) throw new UndefinedValueError('square root of a negative number');
  const lo = Math.sqrt(Math.max(0, a.lo));
  return { lo: lo === 0 ? 0 : roundDown(lo), hi: roundUp(Math.sqrt(a.hi)) };
}

function exp(a: Interval): Interval {
  const lo = Math.exp(a.lo);
  return { lo: lo === 0 ? 0 : Math.max(0, roundDown(lo, LIBRARY_STEPS)), hi: roundUp(Math.exp(a.hi), LIBRARY_STEPS) };
}

function log(a: Interval): Interval {
  if (a.hi < 0) throw new UndefinedValueError('logarithm of a negative number');
  if (a.lo === 0 && a.hi === 0) return MINUS_INFINITY;
  if (a.lo === Infinity) return INFINITY;
  if (a.lo === 1 && a.hi === 1) return point(0);
  return {
    lo: a.lo <= 0 ? -Infinity : roundDown(Math.log(a.lo), LIBRARY_STEPS),
    hi: a.hi <= 0 ? -Infinity : roundUp(Math.log(a.hi), LIBRARY_STEPS),
  };
}

/** tanh x = expm1(2x) / (expm1(2x) + 2), increasing in x. */
function tanh(a: Interval): Interval {
  const at = (x: number): number => (x > 20 ? 1 : Math.expm1(2 * x) / (Math.expm1(2 * x) + 2));
  return { lo: Math.max(-1, roundDown(at(a.lo), 2 * LIBRARY_STEPS)), hi: Math.min(1, roundUp(at(a.hi), 2 * LIBRARY_STEPS)) };
}

function abs(a: Interval): Interval {
  if (a.lo >= 0) return a;
  if (a.hi <= 0) return neg(a);
  return { lo: 0, hi: Math.max(-a.lo, a.hi) };
}

/** Truth of `a relation b` for any pair of enclosures `[aLo, aHi]`, `[bLo, bHi]` of an ordered type. */
export function decideBounds(
  relation: Relation,
  order: { atMost: boolean; below: boolean; atLeast: boolean; above: boolean; bothPoints: boolean },
): Truth {
  const { atMost, below, atLeast, above, bothPoints } = order;
  switch (relation) {
    case '<=':
      return atMost ? 'true' : above ? 'false' : 'unknown';
    case '<':
      return below ? 'true' : atLeast ? 'false' : 'unknown';
    case '>=':
      return atLeast ? 'true' : below ? 'false' : 'unknown';
    case '>':
      return above ? 'true' : atMost ? 'false' : 'unknown';
    case '==':
      return below || above ? 'false' : bothPoints ? 'true' : 'unknown';
  }
}

function decide(relation: Relation, a: Interval, b: Interval): Decision {
  const truth = decideBounds(relation, {
    atMost: a.hi <= b.lo,
    below: a.hi < b.lo,
    atLeast: a.lo >= b.hi,
    above: a.lo > b.hi,
    bothPoints: a.lo === a.hi && b.lo === b.hi && a.lo === b.lo,
  });
  return { truth, means: 'certified' };
}

/** The arithmetic of double enclosures: the first, fast rung of the ladder. */
export const doubleArithmetic: Arithmetic<Interval> = {
  name: 'double',
  infinity: INFINITY,
  fromRational,
  sum: (terms) => terms.reduce(add, point(0)),
  neg,
  add,
  sub: (a, b) => add(a, neg(b)),
  mul,
  div,
  pow,
  sqrt,
  exp,
  log,
  tanh,
  abs,
  max: (a, b) => ({ lo: Math.max(a.lo, b.lo), hi: Math.max(a.hi, b.hi) }),
  min: (a, b) => ({ lo: Math.min(a.lo, b.lo), hi: Math.min(a.hi, b.hi) }),
  decide,
  enclose: (a) => a,
};
