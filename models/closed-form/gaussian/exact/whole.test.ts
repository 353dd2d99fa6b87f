import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Q } from '../../../../theory';
import {
  type Whole,
  addFractions,
  fraction,
  gcd,
  inLowestTerms,
  lcm,
  minus,
  over,
  overOneDenominator,
  plus,
  power,
  rationalOf,
  subtractFractions,
  times,
  whole,
} from './whole';

/** Whole numbers of all sizes, many of them near the largest that is held in a double. */
const integers = fc.oneof(
  fc.bigInt({ min: -20n, max: 20n }),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  fc.tuple(fc.bigInt({ min: -3n, max: 3n }), fc.constantFrom(1n, -1n)).map(([off, sign]) => sign * 2n ** 52n + off),
);
const positive = integers.map((n) => (n < 0n ? -n : n) + 1n);

/** The value of a number in its only form. */
function valueOf(n: Whole): bigint {
  expect(typeof n).toBe(BigInt(n) <= 2n ** 52n && BigInt(n) >= -(2n ** 52n) ? 'number' : 'bigint');
  expect(Object.is(n, -0)).toBe(false);
  return BigInt(n);
}

describe('whole numbers', () => {
  it('add, subtract and multiply exactly', () => {
    fc.assert(
      fc.property(integers, integers, (a, b) => {
        const [x, y] = [whole(a), whole(b)];
        expect(valueOf(plus(x, y))).toBe(a + b);
        expect(valueOf(minus(x, y))).toBe(a - b);
        expect(valueOf(times(x, y))).toBe(a * b);
        expect(valueOf(power(x, 3))).toBe(a ** 3n);
      }),
    );
  });

  it('are divided by their divisors', () => {
    fc.assert(
      fc.property(integers, positive, (a, b) => {
        expect(valueOf(over(whole(a * b), whole(b)))).toBe(a);
        expect(valueOf(over(whole(a * b), whole(-b)))).toBe(-a);
      }),
    );
  });

  it('have the greatest common divisor that Euclid finds', () => {
    fc.assert(
      fc.property(integers, integers, positive, (a, b, c) => {
        expect(valueOf(gcd(whole(a * c), whole(b * c)))).toBe(Q.gcd(a * c, b * c));
      }),
      { numRuns: 500 },
    );
  });

  it('have the least common multiple that both divide', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        expect(valueOf(lcm(whole(a), whole(b)))).toBe((a / Q.gcd(a, b)) * b);
      }),
    );
  });
});

describe('fractions', () => {
  it('add, subtract and are reduced as rationals are', () => {
    fc.assert(
      fc.property(integers, positive, integers, positive, (a, b, c, d) => {
        const [x, y] = [
          { num: whole(a), den: whole(b) },
          { num: whole(c), den: whole(d) },
        ];
        expect(rationalOf(addFractions(x, y))).toEqual(Q.reduce(Q.add(Q.of(a, b), Q.of(c, d))));
        expect(rationalOf(subtractFractions(x, y))).toEqual(Q.reduce(Q.sub(Q.of(a, b), Q.of(c, d))));
        expect(rationalOf(fraction(x.num, x.den))).toEqual(Q.reduce(Q.of(a, b)));
      }),
    );
  });

  it('are brought over one denominator, and in lowest terms together', () => {
    expect(overOneDenominator([Q.of(1, 2), Q.of(2, 3), Q.of(4)])).toEqual({ entries: [3, 4, 24], den: 6 });
    expect(inLowestTerms([6, -9, 0], 12)).toEqual({ entries: [2, -3, 0], den: 4 });
    expect(inLowestTerms([5, 10], 3)).toEqual({ entries: [5, 10], den: 3 });
  });
});
