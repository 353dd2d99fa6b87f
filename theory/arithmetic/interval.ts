/**
 * Enclosures in double precision: interval arithmetic with outward rounding.
 *
 * JavaScript cannot set the rounding mode, so every result is computed to nearest and then moved outwards by at least
 * one unit in the last place: for a finite x, `x − (|x|·2⁻⁵² + 2⁻¹⁰⁷⁴)` is at most the double below x, since
 * `|x|·2⁻⁵² ≥ ulp(x)`. +, −, ×, ÷ and sqrt are correctly rounded by IEEE 754, so one such step encloses them. `exp`,
 * `log` and `expm1` are fdlibm in V8 with an error under one unit; they get four steps (`library-accuracy.test.ts`
 * measures their error).
 *
 * **An undefined value has no enclosure.** If `x/[−ε, ε]` were the whole line, `abs(1/0) ≥ 0` would be decided. So an
 * operation that is undefined for its operands (x/0, 0·∞, ∞ − ∞, ∞/∞, log or sqrt below 0) throws
 * `UndefinedValueError`. An operation whose operands are too wide to tell throws `NotRepresentableError`, and the
 * evaluator goes on to the next rung. No operation returns NaN.
 *
 * References: IEEE 754-2019; S. M. Rump, "Verification methods", Acta Numerica 2010, section 2.
 */
import { NotRepresentableError, UndefinedValueError } from '../errors';
import type { Arithmetic, Decision, Interval, Relation, Truth } from './arithmetic';
import * as Q from './rational';

const ULP = 2 ** -52;
const TINY = Number.MIN_VALUE;
const LIBRARY_STEPS = 4;

/** A number at most the double below x; +∞ gives the largest finite double. */
export function roundDown(x: number, steps = 1): number {
  if (x === Infinity) return Number.MAX_VALUE;
  return x - steps * (Math.abs(x) * ULP + TINY);
}

/** A number at least the double above x; −∞ gives the smallest finite double. */
export function roundUp(x: number, steps = 1): number {
  if (x === -Infinity) return -Number.MAX_VALUE;
  return x + steps * (Math.abs(x) * ULP + TINY);
}

const INFINITY: Interval = { lo: Infinity, hi: Infinity };
const MINUS_INFINITY: Interval = { lo: -Infinity, hi: -Infinity };

/** The point interval of a double. */
export function point(x: number): Interval {
  return { lo: x, hi: x };
}

const outward = (lo: number, hi: number): Interval => ({ lo: roundDown(lo), hi: roundUp(hi) });

/** From the least to the greatest of four numbers. */
const outwardOf = (a: number, b: number, c: number, d: number): Interval =>
  outward(Math.min(a, b, c, d), Math.max(a, b, c, d));

/** Whether the value is certainly infinite. If a bound overflowed, the other end is finite. */
const isInfinite = (a: Interval): boolean => a.lo === Infinity || a.hi === -Infinity;
/** Whether the value may be infinite or beyond the doubles. */
const isUnbounded = (a: Interval): boolean => a.lo === -Infinity || a.hi === Infinity;
const isZero = (a: Interval): boolean => a.lo === 0 && a.hi === 0;
const containsZero = (a: Interval): boolean => a.lo <= 0 && a.hi >= 0;

/** Throws for operands on which an operation is certainly or possibly undefined. */
export function refuse(operation: string, certainly: boolean): never {
  if (certainly) throw new UndefinedValueError(operation);
  throw new NotRepresentableError(`a value that these enclosures cannot tell from ${operation}`);
}

/** A whole number of at least this size may be rounded to a double. */
const MAY_BE_ROUNDED = 2 ** 53;

/** The high half of the bits of x (Veltkamp); |x| ≤ 2^53. */
function highHalf(x: number): number {
  const scaled = (2 ** 27 + 1) * x;
  return scaled - (scaled - x);
}

/** `a·b − product` for its rounded product, without error (Dekker); |a|, |b| ≤ 2^53. */
function lostIn(product: number, a: number, b: number): number {
  const aHigh = highHalf(a);
  const bHigh = highHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The least distance, in units in the last place, from a midpoint of doubles at which 58 bits tell on which side a number is. */
const NEAR_MIDPOINT = 2 ** -5;

/**
 * The double nearest to `num/den`, both whole, den > 0, unless that is so near a midpoint of two doubles that 58 bits of
 * the quotient may round to another one; then undefined.
 */
function clearlyNearest(num: number, den: number): number | undefined {
  const nearest = num / den;
  const product = nearest * den;
  const rest = num - product - lostIn(product, nearest, den);
  // The power of two of the leading bit (Rump 2009): the unit in the last place is 2^-52 of it.
  const raised = (2 ** 52 + 1) * Math.abs(nearest);
  const leading = raised - (1 - 2 ** -53) * raised;
  const off = Math.abs(rest) / (den * (leading * ULP));
  if (off >= 0.5 - NEAR_MIDPOINT) return undefined;
  // Below a power of two the midpoint is a quarter of a unit away, elsewhere half a unit.
  const isNearQuarter = off >= 0.25 - NEAR_MIDPOINT && off <= 0.25 + NEAR_MIDPOINT;
  return isNearQuarter && leading === Math.abs(nearest) ? undefined : nearest;
}

function fromRational(value: Q.Rational): Interval {
  const num = Number(value.num);
  const den = Number(value.den);
  if (num === 0) return point(0);
  if (Math.abs(num) < MAY_BE_ROUNDED && den < MAY_BE_ROUNDED) {
    if (den === 1) return point(num);
    const nearest = clearlyNearest(num, den);
    if (nearest !== undefined) return { lo: roundDown(nearest), hi: roundUp(nearest) };
  }
  const { mantissa, shift } = Q.scaled(value);
  const half = Math.trunc(shift / 2);
  const scale = (m: bigint): number => Number(m) * 2 ** -half * 2 ** (half - shift);
  const [lo, hi] = [roundDown(scale(mantissa)), roundUp(scale(mantissa + 1n))];
  return num > 0 ? { lo: Math.max(0, lo), hi } : { lo, hi: Math.min(0, hi) };
}

function neg(a: Interval): Interval {
  return { lo: -a.hi, hi: -a.lo };
}

function add(a: Interval, b: Interval): Interval {
  const lo = a.lo + b.lo;
  const hi = a.hi + b.hi;
  // False for NaN.
  if (hi - lo < Infinity) return outward(lo, hi);
  if ((a.hi === Infinity && b.lo === -Infinity) || (a.lo === -Infinity && b.hi === Infinity)) {
    refuse('∞ − ∞', isInfinite(a) && isInfinite(b));
  }
  if (isInfinite(a)) return a;
  if (isInfinite(b)) return b;
  return outward(lo, hi);
}

function productOfPositive(a: Interval, b: Interval): Interval {
  const upper = a.hi === 0 || b.hi === 0 ? 0 : roundUp(a.hi * b.hi);
  return { lo: Math.max(0, roundDown(a.lo * b.lo)), hi: upper };
}

function mul(a: Interval, b: Interval): Interval {
  if (a.lo >= 0 && b.lo >= 0 && a.hi * b.hi < Infinity) return productOfPositive(a, b);
  if ((containsZero(a) && isUnbounded(b)) || (containsZero(b) && isUnbounded(a))) {
    refuse('0 · ∞', (isZero(a) && isInfinite(b)) || (isZero(b) && isInfinite(a)));
  }
  if (isInfinite(a)) return b.lo > 0 ? a : neg(a);
  if (isInfinite(b)) return a.lo > 0 ? b : neg(b);
  if (a.lo >= 0 && b.lo >= 0) return productOfPositive(a, b);
  return outwardOf(a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi);
}

const sum = (terms: readonly Interval[]): Interval => terms.reduce(add, point(0));

/** The sum of products, with their roundings. An object for each product and each sum would cost more than these. */
function dot(a: readonly Interval[], b: readonly Interval[]): Interval {
  let lo = 0;
  let hi = 0;
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i] as Interval;
    const y = b[i] as Interval;
    const upper = x.hi === 0 || y.hi === 0 ? 0 : roundUp(x.hi * y.hi);
    const isPlain = x.lo >= 0 && y.lo >= 0 && x.hi < Infinity && y.hi < Infinity && hi + upper < Infinity;
    if (!isPlain) return sum(a.map((each, k) => mul(each, b[k] as Interval)));
    lo = roundDown(lo + Math.max(0, roundDown(x.lo * y.lo)));
    hi = roundUp(hi + upper);
  }
  return { lo, hi };
}

function div(a: Interval, b: Interval): Interval {
  if (containsZero(b)) refuse('division by zero', isZero(b));
  if (isUnbounded(a) && isUnbounded(b)) refuse('∞ / ∞', isInfinite(a) && isInfinite(b));
  if (isInfinite(b)) return point(0);
  if (isInfinite(a)) return b.lo > 0 ? a : neg(a);
  const result = outwardOf(a.lo / b.lo, a.lo / b.hi, a.hi / b.lo, a.hi / b.hi);
  return a.lo >= 0 && b.lo > 0 ? { lo: Math.max(0, result.lo), hi: result.hi } : result;
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
  if (a.lo < 0) refuse('square root of a negative number', a.hi < 0);
  if (a.lo === Infinity) return INFINITY;
  return { lo: Math.max(0, roundDown(Math.sqrt(a.lo))), hi: roundUp(Math.sqrt(a.hi)) };
}

function exp(a: Interval): Interval {
  if (a.lo === Infinity) return INFINITY;
  if (a.hi === -Infinity) return point(0);
  return { lo: Math.max(0, roundDown(Math.exp(a.lo), LIBRARY_STEPS)), hi: roundUp(Math.exp(a.hi), LIBRARY_STEPS) };
}

function log(a: Interval): Interval {
  if (a.lo < 0) refuse('logarithm of a negative number', a.hi < 0);
  if (isZero(a)) return MINUS_INFINITY;
  if (a.lo === Infinity) return INFINITY;
  if (a.lo === 1 && a.hi === 1) return point(0);
  return {
    lo: a.lo === 0 ? -Infinity : roundDown(Math.log(a.lo), LIBRARY_STEPS),
    hi: roundUp(Math.log(a.hi), LIBRARY_STEPS),
  };
}

/** tanh x = expm1(2x) / (expm1(2x) + 2), increasing in x. */
function tanh(a: Interval): Interval {
  const at = (x: number): number => (x > 20 ? 1 : Math.expm1(2 * x) / (Math.expm1(2 * x) + 2));
  return {
    lo: Math.max(-1, roundDown(at(a.lo), 2 * LIBRARY_STEPS)),
    hi: Math.min(1, roundUp(at(a.hi), 2 * LIBRARY_STEPS)),
  };
}

function abs(a: Interval): Interval {
  if (a.lo >= 0) return a;
  if (a.hi <= 0) return neg(a);
  return { lo: 0, hi: Math.max(-a.lo, a.hi) };
}

/** The truth of `a relation b` for two enclosures, from the comparisons of their ends. */
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
  return { truth, certainty: 'certified' };
}

/** The arithmetic of double enclosures: the first, fast rung of the ladder. */
export const doubleArithmetic: Arithmetic<Interval> = {
  name: 'double',
  infinity: INFINITY,
  fromRational,
  sum,
  dot,
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
  between: ({ lo }, { hi }) => ({ lo, hi }),
  decide,
  enclose: (a) => a,
};
