/**
 * Enclosures in high precision: interval arithmetic on binary floating-point numbers of any length (`big-float.ts`).
 *
 * Lower ends are rounded down and upper ends up. Exponentials and logarithms come from `fixed-exp.ts` and `fixed-log.ts` with their error
 * bounds. This is the last rung of the ladder; exact reals also use it to compare unequal logarithms.
 *
 * Numbers beyond 2^±(2^51) are refused. Undefined values throw as in `interval.ts`.
 */
import { NotRepresentableError } from '../../errors';
import type { Arithmetic, Interval } from '../arithmetic';
import {
  type BigFloat,
  INFINITE,
  ONE,
  ZERO,
  bitsOf,
  compare,
  isFinite,
  negated,
  product,
  quotient,
  rounded,
  signOf,
  squareRoot,
  sum,
  toDouble,
} from './big-float';
import { fixedExp } from './fixed-exp';
import { fixedLog } from './fixed-log';
import { decideBounds, refuse } from '../interval';
import type { Rational } from '../rational';

/** A real number enclosed by binary numbers of high precision: `lo ≤ value ≤ hi`. */
export interface BigInterval {
  readonly lo: BigFloat;
  readonly hi: BigFloat;
}

/** Exponentials of numbers of more bits before the point are refused. */
const LARGEST_EXPONENTIAL = 51;

/** Bits of so many decimal digits. */
const bitsOfDigits = (digits: number): number => Math.ceil(digits * Math.log2(10)) + 1;

const least = (a: BigFloat, b: BigFloat): BigFloat => (compare(b, a) < 0 ? b : a);
const greatest = (a: BigFloat, b: BigFloat): BigFloat => (compare(b, a) > 0 ? b : a);
const at = (x: BigFloat): BigInterval => ({ lo: x, hi: x });
const MINUS_ONE = negated(ONE);
const positive = (x: BigFloat): boolean => x.m > 0n;
const negative = (x: BigFloat): boolean => x.m < 0n;
const isInfinite = (a: BigInterval): boolean =>
  (!isFinite(a.lo) && positive(a.lo)) || (!isFinite(a.hi) && negative(a.hi));
const isUnbounded = (a: BigInterval): boolean => !isFinite(a.lo) || !isFinite(a.hi);
const isZero = (a: BigInterval): boolean => a.lo.m === 0n && a.hi.m === 0n;
const containsZero = (a: BigInterval): boolean => !positive(a.lo) && !negative(a.hi);

/** `lo · 2^exponent ≤ value ≤ hi · 2^exponent`, rounded outwards to so many decimal digits. */
export function bigInterval(lo: bigint, hi: bigint, exponent: number, digits: number): BigInterval {
  const bits = bitsOfDigits(digits);
  return { lo: rounded(lo, exponent, bits, 'down'), hi: rounded(hi, exponent, bits, 'up') };
}

/**
 * High-precision enclosures.
 * @param digits working precision in decimal digits, from 1 on
 */
export function bigArithmetic(digits: number): Arithmetic<BigInterval> {
  const bits = bitsOfDigits(digits);

  const neg = (a: BigInterval): BigInterval => ({ lo: negated(a.hi), hi: negated(a.lo) });

  /** The sum of two ends that are not infinities of different signs. */
  const plus = (a: BigFloat, b: BigFloat, direction: 'down' | 'up'): BigFloat => {
    if (!isFinite(a)) return a;
    return isFinite(b) ? sum(a, b, bits, direction) : b;
  };
  const opposite = (a: BigFloat, b: BigFloat): boolean => !isFinite(a) && !isFinite(b) && signOf(a) !== signOf(b);
  const add = (a: BigInterval, b: BigInterval): BigInterval => {
    if (opposite(a.lo, b.hi) || opposite(a.hi, b.lo)) refuse('∞ − ∞', isInfinite(a) && isInfinite(b));
    return { lo: plus(a.lo, b.lo, 'down'), hi: plus(a.hi, b.hi, 'up') };
  };

  /** The product of two ends, where 0 · ∞ is excluded or 0. */
  const times = (a: BigFloat, b: BigFloat, direction: 'down' | 'up'): BigFloat => {
    if (isFinite(a) && isFinite(b)) return product(a, b, bits, direction);
    const sign = signOf(a) * signOf(b);
    return sign === 0 ? ZERO : sign > 0 ? INFINITE : negated(INFINITE);
  };
  const mul = (a: BigInterval, b: BigInterval): BigInterval => {
    if ((containsZero(a) && isUnbounded(b)) || (containsZero(b) && isUnbounded(a))) {
      refuse('0 · ∞', (isZero(a) && isInfinite(b)) || (isZero(b) && isInfinite(a)));
    }
    if (!negative(a.lo) && !negative(b.lo)) return { lo: times(a.lo, b.lo, 'down'), hi: times(a.hi, b.hi, 'up') };
    const pairs = [a.lo, a.hi].flatMap((x) => [b.lo, b.hi].map((y) => [x, y] as const));
    return {
      lo: pairs.map(([x, y]) => times(x, y, 'down')).reduce(least),
      hi: pairs.map(([x, y]) => times(x, y, 'up')).reduce(greatest),
    };
  };

  /** The quotient of two ends, where the divisor is not 0 and at most one end is infinite. */
  const over = (a: BigFloat, b: BigFloat, direction: 'down' | 'up'): BigFloat => {
    if (!isFinite(b)) return ZERO;
    if (!isFinite(a)) return signOf(a) === signOf(b) ? INFINITE : negated(INFINITE);
    return quotient(a, b, bits, direction);
  };
  const inverse = (a: BigInterval): BigInterval =>
    containsZero(a)
      ? refuse('division by zero', isZero(a))
      : { lo: over(ONE, a.hi, 'down'), hi: over(ONE, a.lo, 'up') };
  const div = (a: BigInterval, b: BigInterval): BigInterval => {
    if (isUnbounded(a) && isUnbounded(b)) refuse('∞ / ∞', isInfinite(a) && isInfinite(b));
    if (negative(a.lo) || !positive(b.lo)) return mul(a, inverse(b));
    return { lo: over(a.lo, b.hi, 'down'), hi: over(a.hi, b.lo, 'up') };
  };

  const pow = (a: BigInterval, n: number): BigInterval => {
    if (n < 0) return inverse(pow(a, -n));
    if (n === 0) return at(ONE);
    if (n % 2 === 0 && negative(a.lo)) return pow(abs(a), n);
    if (n === 1) return a;
    const half = pow(a, Math.floor(n / 2));
    return n % 2 === 0 ? mul(half, half) : mul(mul(half, half), a);
  };
  const abs = (a: BigInterval): BigInterval => {
    if (!negative(a.lo)) return a;
    if (!positive(a.hi)) return neg(a);
    return { lo: ZERO, hi: greatest(negated(a.lo), a.hi) };
  };

  const sqrt = (a: BigInterval): BigInterval => {
    if (negative(a.lo)) refuse('square root of a negative number', negative(a.hi));
    const root = (x: BigFloat, direction: 'down' | 'up'): BigFloat =>
      isFinite(x) ? squareRoot(x, bits, direction) : x;
    return { lo: root(a.lo, 'down'), hi: root(a.hi, 'up') };
  };

  const expOf = (x: BigFloat): BigInterval => {
    if (!isFinite(x)) return at(positive(x) ? INFINITE : ZERO);
    if (x.e + bitsOf(x.m) > LARGEST_EXPONENTIAL) throw new NotRepresentableError('an exponential beyond 2^±(2^51)');
    const { lo, hi, exponent } = fixedExp(x, bits);
    return { lo: rounded(lo, exponent, bits, 'down'), hi: rounded(hi, exponent, bits, 'up') };
  };
  /** The enclosure by an increasing function, from its enclosures at both ends. */
  const increasing = (a: BigInterval, f: (x: BigFloat) => BigInterval): BigInterval => {
    const lowest = f(a.lo);
    return { lo: lowest.lo, hi: compare(a.lo, a.hi) === 0 ? lowest.hi : f(a.hi).hi };
  };
  const exp = (a: BigInterval): BigInterval => increasing(a, expOf);

  const logOf = (x: BigFloat): BigInterval => {
    if (!positive(x)) return at(negated(INFINITE));
    if (!isFinite(x)) return at(INFINITE);
    const { lo, hi, bits: scale } = fixedLog(x, bits);
    return { lo: rounded(lo, -scale, bits, 'down'), hi: rounded(hi, -scale, bits, 'up') };
  };
  const log = (a: BigInterval): BigInterval => {
    if (negative(a.lo)) refuse('logarithm of a negative number', negative(a.hi));
    return increasing(a, logOf);
  };

  /** From here on `1 − tanh x = 2/(e^{2x} + 1)` is below a unit of the working precision. */
  const saturated: BigFloat = { m: BigInt(2 * bits), e: 0 };
  const belowOne: BigFloat = { m: (1n << BigInt(bits)) - 1n, e: -bits };
  const tanhOf = (x: BigFloat): BigInterval => {
    if (compare(x, saturated) > 0) return { lo: belowOne, hi: ONE };
    if (compare(x, negated(saturated)) < 0) return { lo: MINUS_ONE, hi: negated(belowOne) };
    const e = expOf({ m: 2n * x.m, e: x.e });
    const { lo, hi } = div(add(e, at(MINUS_ONE)), add(e, at(ONE)));
    return { lo: greatest(MINUS_ONE, lo), hi: least(ONE, hi) };
  };

  return {
    name: 'high-precision',
    infinity: at(INFINITE),
    fromRational: ({ num, den }: Rational) => {
      if (den === 1n && bitsOf(num) <= bits) return at({ m: num, e: 0 });
      const [a, b] = [
        { m: num, e: 0 },
        { m: den, e: 0 },
      ];
      return { lo: quotient(a, b, bits, 'down'), hi: quotient(a, b, bits, 'up') };
    },
    sum: (terms) => terms.reduce(add, at(ZERO)),
    neg,
    add,
    sub: (a, b) => add(a, neg(b)),
    mul,
    div,
    pow,
    sqrt,
    exp,
    log,
    tanh: (a) => increasing(a, tanhOf),
    abs,
    max: (a, b) => ({ lo: greatest(a.lo, b.lo), hi: greatest(a.hi, b.hi) }),
    min: (a, b) => ({ lo: least(a.lo, b.lo), hi: least(a.hi, b.hi) }),
    between: ({ lo }, { hi }) => ({ lo, hi }),
    decide: (relation, a, b) => {
      const [up, down] = [compare(a.hi, b.lo), compare(a.lo, b.hi)];
      return {
        truth: decideBounds(relation, {
          atMost: up <= 0,
          below: up < 0,
          atLeast: down >= 0,
          above: down > 0,
          bothPoints: up === 0 && down === 0 && compare(a.lo, a.hi) === 0,
        }),
        certainty: 'certified',
      };
    },
    enclose: (a): Interval => ({ lo: toDouble(a.lo, 'down'), hi: toDouble(a.hi, 'up') }),
  };
}
