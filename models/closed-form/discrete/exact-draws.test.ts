import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Draws, type ExactReal, Q, exactArithmetic as A, exactOf, rationalOf } from '../../../theory';
import { drawsFrom, expectationOverDraws } from './draws';
import { exactDraws } from './exact-draws';

/** Some functions of draws. */
const FUNCTIONS: Readonly<Record<string, (draws: Draws<ExactReal>) => ExactReal>> = {
  'the variance over the mean': ({ variance, mean }) => A.div(variance, mean),
  'a square over the sum': ({ distinguished: [first, second], sum }) =>
    A.div(A.pow(A.sub(first as ExactReal, second as ExactReal), 2), sum),
  'the mean times the first draw': ({ distinguished: [first], mean }) => A.mul(first as ExactReal, mean),
};

/** Masses, some of which are 0, and weights, some of which are tied. */
const spaces = fc
  .array(fc.tuple(fc.bigInt(0n, 9n), fc.bigInt(1n, 3n), fc.bigInt(1n, 2n)), { minLength: 1, maxLength: 4 })
  .filter((atoms) => atoms.some(([mass]) => mass > 0n))
  .map((atoms) => {
    const total = atoms.reduce((sum, [mass]) => sum + mass, 0n);
    return { p: atoms.map(([mass]) => Q.of(mass, total)), w: atoms.map(([, num, den]) => Q.of(num, den)) };
  });

describe('exact draws', () => {
  it.each(Object.entries(FUNCTIONS))('give %s the same expectation as draws from the atoms one by one', (_, f) => {
    fc.assert(
      fc.property(spaces, fc.integer({ min: 2, max: 4 }), ({ p, w }, K) => {
        const law = { masses: p.map(exactOf), massless: p.map(({ num }) => num === 0n) };
        const general = drawsFrom(A, law, w.map(exactOf), K);
        const mean = (source: typeof general): string =>
          Q.format(rationalOf(expectationOverDraws(A, source, { K, distinguished: 2 }, f)) ?? Q.minusOne);
        expect(mean(exactDraws(p, w, K))).toBe(mean(general));
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
