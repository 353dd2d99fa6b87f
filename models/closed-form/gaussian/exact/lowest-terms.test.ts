import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Q, type Rational } from '../../../../theory';
import { product, sum } from './lowest-terms';

/** Rationals with common factors, 0 and long ones among them. */
const rationals: fc.Arbitrary<Rational> = fc
  .tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.nat(60))
  .map(([num, den, power]) => Q.reduce(Q.mul(Q.of(num, den), Q.pow(Q.of(6, 35), power))));

test('sums and products of numbers in lowest terms are those of the definition, in lowest terms', () => {
  fc.assert(
    fc.property(rationals, rationals, (a, b) => {
      expect(sum(a, b)).toEqual(Q.reduce(Q.add(a, b)));
      expect(product(a, b)).toEqual(Q.reduce(Q.mul(a, b)));
    }),
    { numRuns: 1000 },
  );
});
