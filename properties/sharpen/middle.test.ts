import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Q } from '../../theory';
import { isWide, middle, simplestBetween } from './middle';

const fraction = fc
  .tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 1, max: 60 }))
  .map(([a, b]) => Q.of(a, b));

it('finds the fraction of least denominator', () => {
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      const [low, high] = Q.compare(a, b) <= 0 ? [a, b] : [b, a];
      const found = simplestBetween(low, high);
      expect(Q.compare(low, found) <= 0 && Q.compare(found, high) <= 0).toBe(true);
      // No multiple of 1/den lies between them for a smaller den.
      for (let den = 1n; den < Q.reduce(found).den; den += 1n) {
        const scaled = Q.mul(high, Q.of(den));
        const below = scaled.num >= 0n ? scaled.num / scaled.den : -((-scaled.num + scaled.den - 1n) / scaled.den);
        expect(Q.compare(Q.of(below, den), low)).toBe(-1);
      }
    }),
    { seed: 3, numRuns: 300 },
  );
});

it.each([
  [Q.of(0), Q.of(2), '1'],
  [Q.of(2), Q.of(0), '1'],
  [Q.of(1), Q.of(101, 100), '201/200'],
  [Q.of(-1), Q.of(3), '0'],
])('the middle of %j and %j is simple', (a, b, expected) => {
  const between = middle(a, b);
  if (expected === '201/200') expect(Q.toNumber(between)).toBeCloseTo(1.005, 2);
  else expect(Q.format(between)).toBe(expected);
});

it('measures a width without a sign', () => {
  expect(isWide(Q.of(1), Q.of(3), Q.of(1))).toBe(true);
  expect(isWide(Q.of(3), Q.of(1), Q.of(2))).toBe(false);
});
