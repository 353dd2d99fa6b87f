/**
 * Enclosures in high precision: interval arithmetic on mathjs BigNumber (decimal.js) with directed rounding.
 *
 * decimal.js rounds +, −, ×, ÷ and sqrt correctly in the mode of the constructor, so lower ends are computed with a
 * constructor that rounds to −∞ and upper ends with one that rounds to +∞. `exp` and `ln` are computed with ten guard
 * digits and moved outwards by one unit of the working precision, so that their documented error of a unit is covered.
 * Digits are decimal. The last rung of the ladder, and the means by which exact reals compare unequal logarithms.
 */
import { type BigNumber, BigNumberDependencies, create } from 'mathjs';
import { UndefinedValueError } from '../errors';
import type { Arithmetic, Interval } from './arithmetic';
import { decideBounds, roundDown, roundUp } from './interval';
import type { Rational } from './rational';

interface BigOptions {
  readonly precision: number;
  readonly rounding: number;
  readonly maxE: number;
  readonly minE: number;
}
type BigConstructor = new (value: string | number | BigNumber) => BigNumber;
type ConfigurableConstructor = BigConstructor & { clone(options: BigOptions): BigConstructor };

const ROUND_CEIL = 2;
const ROUND_FLOOR = 3;
const GUARD = 10;
const EXPONENT_LIMIT = 9e15;

export interface BigInterval {
  readonly lo: BigNumber;
  readonly hi: BigNumber;
}

// mathjs types its factories as optional; the cast names the one class this module takes from it.
const factories = { BigNumberDependencies } as Parameters<typeof create>[0];
const { BigNumber: Base } = create(factories) as unknown as { BigNumber: ConfigurableConstructor };

function constructorFor(precision: number, rounding: number): BigConstructor {
  return Base.clone({ precision, rounding, maxE: EXPONENT_LIMIT, minE: -EXPONENT_LIMIT });
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
  const WHOLE: BigInterval = { lo: new Down(-Infinity), hi: new Up(Infinity) };
  const infinity = point(Infinity);
  const positive = (x: BigNumber): boolean => x.greaterThan(0);
  const negative = (x: BigNumber): boolean => x.lessThan(0);
  const unit = new Up(10).pow(-(digits + GUARD - 3));

  const smallest = (values: BigNumber[]): BigNumber => values.reduce((a, b) => (b.lessThan(a) ? b : a));
  const largest = (values: BigNumber[]): BigNumber => values.reduce((a, b) => (b.greaterThan(a) ? b : a));
  const bounded = (lo: BigNumber, hi: BigNumber): BigInterval => (lo.isNaN() || hi.isNaN() ? WHOLE : { lo, hi });

  const neg = (a: BigInterval): BigInterval => ({ lo: down(a.hi.neg()), hi: up(a.lo.neg()) });
  const add = (a: BigInterval, b: BigInterval): BigInterval => bounded(down(a.lo).plus(b.lo), up(a.hi).plus(b.hi));
  const mul = (a: BigInterval, b: BigInterval): BigInterval => {
    const pairs = [a.lo, a.hi].flatMap((x) => [b.lo, b.hi].map((y) => [x, y] as const));
    const lows = pairs.map(([x, y]) => down(x).times(y));
    const highs = pairs.map(([x, y]) => up(x).times(y));
    return [...lows, ...highs].some((v) => v.isNaN()) ? WHOLE : { lo: smallest(lows), hi: largest(highs) };
  };
  const inverse = (a: BigInterval): BigInterval => {
    if (a.lo.isZero() && a.hi.isZero()) throw new UndefinedValueError('division by zero');
    if (!positive(a.lo) && !negative(a.hi)) return WHOLE;
    return { lo: new Down(1).div(a.hi), hi: new Up(1).div(a.lo) };
  };
  const div = (a: BigInterval, b: BigInterval): BigInterval => mul(a, inverse(b));
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
    if (negative(a.hi)) throw new UndefinedValueError('square root of a negative number');
    return { lo: negative(a.lo) ? new Down(0) : down(a.lo).sqrt(), hi: up(a.hi).sqrt() };
  };
  const widened = (lo: BigNumber, hi: BigNumber): BigInterval => ({
    lo: lo.isFinite() ? down(lo).minus(up(lo.abs()).times(unit)) : lo,
    hi: hi.isFinite() ? up(hi).plus(up(hi.abs()).times(unit)) : hi,
  });
  const exp = (a: BigInterval): BigInterval => widened(new Guarded(a.lo).exp(), new Guarded(a.hi).exp());
  const log = (a: BigInterval): BigInterval => {
    if (negative(a.hi)) throw new UndefinedValueError('logarithm of a negative number');
    const lo = positive(a.lo) ? new Guarded(a.lo).ln() : new Guarded(-Infinity);
    const hi = positive(a.hi) ? new Guarded(a.hi).ln() : new Guarded(-Infinity);
    return widened(lo, hi);
  };
  const tanh = (a: BigInterval): BigInterval => {
    const at = (x: BigNumber): BigInterval => {
      const e = exp(mul(point(2), { lo: x, hi: x }));
      return div(add(e, point(-1)), add(e, point(1)));
    };
    return { lo: at(a.lo).lo, hi: at(a.hi).hi };
  };
  const toDouble = (x: BigNumber, round: (v: number) => number): number => (x.isFinite() ? round(x.toNumber()) : x.toNumber());

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
      means: 'certified',
    }),
    enclose: (a): Interval => ({ lo: toDouble(a.lo, roundDown), hi: toDouble(a.hi, roundUp) }),
  };
}
