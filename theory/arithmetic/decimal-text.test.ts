import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decimalText } from './decimal-text';
import * as Q from './rational';

describe('the decimal of a rational', () => {
  it.each([
    ['1/3', 3, '0.333'],
    ['2/3', 3, '0.667'],
    ['-2/3', 3, '-0.667'],
    ['0', 5, '0'],
    ['1000', 2, '1000'],
    ['999/1000', 2, '1'],
    ['12345', 2, '12000'],
    ['1/8', 10, '0.125'],
    ['1e-9', 4, '1e-9'],
    ['1.25e400', 10, '1.25e+400'],
    ['-3e-500', 10, '-3e-500'],
  ])('%s with %i digits is %s', (text, digits, expected) => {
    expect(decimalText(Q.parse(text), digits)).toBe(expected);
  });

  it('encloses the number when it is rounded down and up, and is within half a unit when it is rounded to the nearest', () => {
    const numbers = fc.tuple(
      fc.bigInt(-(10n ** 40n), 10n ** 40n),
      fc.bigInt(1n, 10n ** 30n),
      fc.integer({ min: 1, max: 20 }),
    );
    fc.assert(
      fc.property(numbers, ([num, den, digits]) => {
        const a = Q.of(num, den);
        const [low, near, high] = (['down', 'nearest', 'up'] as const).map((way) =>
          Q.parse(decimalText(a, digits, way)),
        ) as [Q.Rational, Q.Rational, Q.Rational];
        expect(Q.compare(low, a)).toBeLessThanOrEqual(0);
        expect(Q.compare(a, high)).toBeLessThanOrEqual(0);
        const error = Q.mul(Q.of(2), Q.sub(a, near));
        const width = Q.sub(high, low);
        expect(Q.compare(error, width)).toBeLessThanOrEqual(0);
        expect(Q.compare(Q.neg(error), width)).toBeLessThanOrEqual(0);
        if (Q.equals(low, high)) expect(Q.equals(low, a)).toBe(true);
        // One unit in the last digit apart, never more.
        const bound = Q.mul(Q.of(1, 10n ** BigInt(digits - 1)), a.num < 0n ? Q.neg(a) : a);
        expect(Q.compare(width, bound)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
