/**
 * Enclosures in high precision: interval arithmetic on mathjs BigNumber (decimal.js) with directed rounding.
 *
 * decimal.js rounds +, −, ×, ÷ and sqrt correctly in the mode of the constructor. So lower ends are computed with a
 * constructor that rounds to −∞ and upper ends with one that rounds to +∞. `exp` is computed with ten guard digits
 * and moved outwards by one unit of the working precision, which covers its documented error of one unit. Logarithms come
 * from `fixed-log.ts`, which is a hundred times as fast as decimal.js.
 * Digits are decimal. This is the last rung of the ladder; exact reals also use it to compare unequal logarithms.
 *
 * decimal.js overflows to ∞ and underflows to 0 in every rounding mode, which would narrow an enclosure to a wrong
 * point. So numbers beyond 10^±(4·10¹⁵) are refused. Undefined values throw as in `interval.ts`.
 */
import type { BigNumber } from 'mathjs';
import { NotRepresentableError } from '../errors';
import { bigNumberClass } from '../mathjs';
import type { Arithmetic, Interval } from './arithmetic';
import { fixedLog } from './fixed-log';
import { decideBounds, refuse, roundDown, roundUp } from './interval';
import type { Rational } from './rational';

type BigConstructor = new (value: string | number | BigNumber) => BigNumber;

const ROUND_CEIL = 2;
const ROUND_FLOOR = 3;
const GUARD = 10;
const EXPONENT_LIMIT = 9e15;
/** Products and inverses of numbers with exponents up to this size neither overflow nor underflow. */
const SAFE_EXPONENT = 4e15;

/** A real number enclosed by decimals of high precision: `lo ≤ value ≤ hi`. */
export interface BigInterval {
  readonly lo: BigNumber;
  readonly hi: BigNumber;
}

/** `mantissa · 10^exponent`, exactly. */
export function bigDecimal(mantissa: bigint, exponent: number): BigNumber {
  return new (bigNumberClass())(`${mantissa}e${exponent}`);
}

function constructorFor(precision: number, rounding: number): BigConstructor {
  return bigNumberClass().clone({ precision, rounding, maxE: EXPONENT_LIMIT, minE: -EXPONENT_LIMIT });
}

/**
 * High-precision enclosures with the given number of decimal digits.
 * @param digits working precision, 20 to 900 (decimal.js holds ln 10 to 1025 digits).
 */
export function bigArithmetic(digits: number): Arithmetic<BigInterval> {
  const Down = constructorFor(digits, ROUND_FLOOR);
  const Up = constructorFor(digits, ROUND_CEIL);
  const Guarded = constructorFor(digits + GUARD, ROUND_FLOOR);
  const down = (x: BigNumber): BigNumber => new Down(x);
  const up = (x: BigNumber): BigNumber => new Up(x);
  const point = (x: number): BigInterval => ({ lo: new Down(x), hi: new Up(x) });
  const infinity = point(Infinity);
  const positive = (x: BigNumber): boolean => x.greaterThan(0);
  const negative = (x: BigNumber): boolean => x.lessThan(0);
  const unit = new Up(10).pow(-(digits + GUARD - 3));

  const smallest = (values: BigNumber[]): BigNumber => values.reduce((a, b) => (b.lessThan(a) ? b : a));
  const largest = (values: BigNumber[]): BigNumber => values.reduce((a, b) => (b.greaterThan(a) ? b : a));
  const isInfinite = (a: BigInterval): boolean => a.lo.equals(Infinity) || a.hi.equals(-Infinity);
  const isUnbounded = (a: BigInterval): boolean => !a.lo.isFinite() || !a.hi.isFinite();
  const isZero = (a: BigInterval): boolean => a.lo.isZero() && a.hi.isZero();
  const containsZero = (a: BigInterval): boolean => !positive(a.lo) && !negative(a.hi);
  const safe = (a: BigInterval): BigInterval => {
    const within = (x: BigNumber): boolean => !x.isFinite() || x.isZero() || Math.abs(x.e) <= SAFE_EXPONENT;
    if (within(a.lo) && within(a.hi)) return a;
    throw new NotRepresentableError(`a number beyond 10^±${SAFE_EXPONENT}`);
  };

  const neg = (a: BigInterval): BigInterval => ({ lo: down(a.hi.neg()), hi: up(a.lo.neg()) });
  const add = (a: BigInterval, b: BigInterval): BigInterval => {
    if (isUnbounded(a) && isUnbounded(b) && (a.lo.plus(b.hi).isNaN() || a.hi.plus(b.lo).isNaN())) {
      refuse('∞ − ∞', isInfinite(a) && isInfinite(b));
    }
    return { lo: down(a.lo).plus(b.lo), hi: up(a.hi).plus(b.hi) };
  };
  const mul = (a: BigInterval, b: BigInterval): BigInterval => {
    if ((containsZero(a) && isUnbounded(b)) || (containsZero(b) && isUnbounded(a))) {
      refuse('0 · ∞', (isZero(a) && isInfinite(b)) || (isZero(b) && isInfinite(a)));
    }
    const pairs = [a.lo, a.hi].flatMap((x) => [b.lo, b.hi].map((y) => [x, y] as const));
    return safe({
      lo: smallest(pairs.map(([x, y]) => down(x).times(y))),
      hi: largest(pairs.map(([x, y]) => up(x).times(y))),
    });
  };
  const inverse = (a: BigInterval): BigInterval =>
    containsZero(a) ? refuse('division by zero', isZero(a)) : { lo: new Down(1).div(a.hi), hi: new Up(1).div(a.lo) };
  const div = (a: BigInterval, b: BigInterval): BigInterval => {
    if (isUnbounded(a) && isUnbounded(b)) refuse('∞ / ∞', isInfinite(a) && isInfinite(b));
    return mul(a, inverse(b));
  };
  const pow = (a: BigInterval, n: number): BigInterval => {
    if (n < 0) return inverse(pow(a, -n));
    if (n === 0) return point(1);
    if (n % 2 === 0 && negative(a.lo)) return pow(abs(a), n);
    if (n === 1) return a;
    const half = pow(a, Math.floor(n / 2));
    return n % 2 === 0 ? mul(half, half) : mul(mul(half, half), a);
  };
  const abs = (a: BigInterval): BigInterval => {
    if (!negative(a.lo)) return a;
    if (!positive(a.hi)) return neg(a);
    return { lo: new Down(0), hi: largest([up(a.lo.neg()), a.hi]) };
  };
  const sqrt = (a: BigInterval): BigInterval => {
    if (negative(a.lo)) refuse('square root of a negative number', negative(a.hi));
    return { lo: down(a.lo).sqrt(), hi: up(a.hi).sqrt() };
  };
  const widened = (lo: BigNumber, hi: BigNumber): BigInterval => ({
    lo: lo.isFinite() ? down(lo).minus(up(lo.abs()).times(unit)) : lo,
    hi: hi.isFinite() ? up(hi).plus(up(hi.abs()).times(unit)) : hi,
  });
  const exp = (a: BigInterval): BigInterval => {
    const within = (x: BigNumber): boolean => !x.isFinite() || x.abs().lessThanOrEqualTo(2 * SAFE_EXPONENT);
    if (!within(a.lo) || !within(a.hi)) throw new NotRepresentableError(`an exponential beyond 10^±${SAFE_EXPONENT}`);
    return safe(widened(new Guarded(a.lo).exp(), new Guarded(a.hi).exp()));
  };
  const logOf = (x: BigNumber): BigInterval => {
    if (!positive(x)) return { lo: new Down(-Infinity), hi: new Up(-Infinity) };
    if (!x.isFinite()) return infinity;
    const [digitsOfX = '', exponent = '0'] = x.toExponential().split('e');
    const [whole = '', fraction = ''] = digitsOfX.split('.');
    const { lo, hi, bits } = fixedLog(BigInt(whole + fraction), Number(exponent) - fraction.length, digits + GUARD);
    const scale = (1n << BigInt(bits)).toString();
    return { lo: new Down(lo.toString()).div(scale), hi: new Up(hi.toString()).div(scale) };
  };
  const log = (a: BigInterval): BigInterval => {
    if (negative(a.lo)) refuse('logarithm of a negative number', negative(a.hi));
    return { lo: logOf(a.lo).lo, hi: logOf(a.hi).hi };
  };
  /** From here on `1 − tanh x = 2/(e^{2x} + 1)` is below a unit of the working precision. */
  const saturated = 2 * digits;
  const belowOne = new Down(1).minus(new Up(10).pow(-digits));
  const tanh = (a: BigInterval): BigInterval => {
    const at = (x: BigNumber): BigInterval => {
      if (x.greaterThan(saturated)) return { lo: belowOne, hi: new Up(1) };
      if (x.lessThan(-saturated)) return { lo: new Down(-1), hi: belowOne.neg() };
      const e = exp(mul(point(2), { lo: x, hi: x }));
      return div(add(e, point(-1)), add(e, point(1)));
    };
    return { lo: largest([new Down(-1), at(a.lo).lo]), hi: smallest([new Up(1), at(a.hi).hi]) };
  };
  const toDouble = (x: BigNumber, round: (v: number) => number): number =>
    x.isFinite() ? round(x.toNumber()) : x.toNumber();

  return {
    name: 'high-precision',
    infinity,
    fromRational: (value: Rational) => {
      const num = value.num.toString();
      const den = value.den.toString();
      return { lo: new Down(num).div(den), hi: new Up(num).div(den) };
    },
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
    max: (a, b) => ({ lo: largest([a.lo, b.lo]), hi: largest([a.hi, b.hi]) }),
    min: (a, b) => ({ lo: smallest([a.lo, b.lo]), hi: smallest([a.hi, b.hi]) }),
    decide: (relation, a, b) => ({
      truth: decideBounds(relation, {
        atMost: a.hi.lessThanOrEqualTo(b.lo),
        below: a.hi.lessThan(b.lo),
        atLeast: a.lo.greaterThanOrEqualTo(b.hi),
        above: a.lo.greaterThan(b.hi),
        bothPoints: a.lo.equals(a.hi) && b.lo.equals(b.hi) && a.lo.equals(b.lo),
      }),
      certainty: 'certified',
    }),
    enclose: (a): Interval => ({ lo: toDouble(a.lo, roundDown), hi: toDouble(a.hi, roundUp) }),
  };
}
