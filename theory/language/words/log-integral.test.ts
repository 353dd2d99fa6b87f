import { describe, expect, it } from '@jest/globals';
import {
  type Arithmetic,
  type Interval,
  Q,
  type Rational,
  anchoredArithmetic,
  bigArithmetic,
  doubleArithmetic as D,
  exactArithmetic,
} from '../../arithmetic';
import { NotRepresentableError, UndefinedValueError } from '../../errors';
import { logIntegral } from './log-integral';

const big = bigArithmetic(40);
const enclosed = <T>(A: Arithmetic<T>, c: Rational, m: number): Interval =>
  A.enclose(logIntegral.apply(A, A.fromRational(c), A.fromRational(Q.of(m))));
const inDoubles = (c: Rational, m: number): Interval => enclosed(D, c, m);

const contains = ({ lo, hi }: Interval, value: number): boolean =>
  lo <= value * (1 + 1e-14) && hi >= value * (1 - 1e-14);

/** m = 1: `1 + ((1 − c)/c) log(1 − c)`. */
const first = (c: number): number => 1 + ((1 - c) / c) * Math.log1p(-c);
/** m = 2, c = a²: `2 + ((1 − a)/a) log(1 − a) − ((1 + a)/a) log(1 + a)`. */
const second = (a: number): number => 2 + ((1 - a) / a) * Math.log1p(-a) - ((1 + a) / a) * Math.log1p(a);

describe('log_integral', () => {
  it.each([
    ['m = 0', Q.of(1, 3), 0, -Math.log(2 / 3), 1e-14],
    ['m = 1', Q.of(1, 2), 1, first(1 / 2), 1e-14],
    ['m = 1, c near 1', Q.of(99, 100), 1, first(0.99), 1e-5],
    ['m = 1, K = 2 and λ = 9/10', Q.of(18, 19), 1, first(18 / 19), 1e-12],
    ['m = 2', Q.of(9, 16), 2, second(3 / 4), 1e-14],
    ['m = 2, c near 1', Q.of(9801, 10000), 2, second(0.99), 1e-6],
    ['c = 1, m = 1', Q.one, 1, 1, 3e-3],
    ['c = 1, m = 2', Q.one, 2, 2 - 2 * Math.log(2), 2e-3],
    ['c = 0', Q.zero, 5, 0, 0],
  ])('encloses the closed form for %s', (_, c, m, value, width) => {
    for (const enclosure of [inDoubles(c, m), enclosed(anchoredArithmetic, c, m), enclosed(big, c, m)]) {
      expect(contains(enclosure, value)).toBe(true);
      expect(enclosure.hi - enclosure.lo).toBeLessThanOrEqual(width);
    }
    expect(Math.abs(logIntegral.value(Q.toNumber(c), m) - value)).toBeLessThanOrEqual(1e-8);
  });

  it('is infinite above 1, and bounded below only where c cannot be told from 1', () => {
    expect(inDoubles(Q.of(11, 10), 3)).toEqual({ lo: Infinity, hi: Infinity });
    expect(inDoubles(Q.one, 0)).toEqual({ lo: Infinity, hi: Infinity });
    const near = logIntegral.apply(D, { lo: 1 - 1e-12, hi: 1 + 1e-12 }, D.fromRational(Q.one));
    expect(near.hi).toBe(Infinity);
    expect(near.lo).toBeGreaterThan(0.99);
    expect(near.lo).toBeLessThan(1);
  });

  it('refuses numbers below 0, and exact numbers', () => {
    expect(() => inDoubles(Q.of(-1, 10), 2)).toThrow(UndefinedValueError);
    expect(() => inDoubles(Q.of(1, 10), -2)).toThrow(UndefinedValueError);
    const exact = (n: Rational) => exactArithmetic.fromRational(n);
    expect(() => logIntegral.apply(exactArithmetic, exact(Q.of(1, 10)), exact(Q.one))).toThrow(NotRepresentableError);
    expect(logIntegral.value(-1, 1)).toBeNaN();
  });
});
