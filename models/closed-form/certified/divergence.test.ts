/** Compares divergences of laws of two atoms with exact fractions. One atom has nearly the least mass that is allowed. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { anchoredArithmetic } from '../../../theory';
import { Fraction, againstDouble } from '../../../theory/arithmetic/fraction.testing';
import { roundings } from '../rounding';
import { divergenceOf } from './divergence';
import { type CertifiedLaw, lawOf } from './law';

/** The law (1 − m, m). */
const lawWith = (m: number): CertifiedLaw => lawOf(Float64Array.of(1 - m, m), roundings(2));
const exactly = (m: number): Fraction[] => [Fraction.of(1).minus(Fraction.ofDouble(m)), Fraction.ofDouble(m)];

/** Numbers from 2^−928 to 1/2 with all 53 bits. */
const masses = fc
  .tuple(fc.double({ min: 1, max: 2, maxExcluded: true, noNaN: true }), fc.integer({ min: -928, max: -2 }))
  .map(([m, e]) => m * 2 ** e);

const sum = (terms: readonly Fraction[]): Fraction => terms.reduce((a, b) => a.plus(b), Fraction.of(0));
const pairs = (p: number, q: number): (readonly [Fraction, Fraction])[] =>
  exactly(p).map((mass, i) => [mass, exactly(q)[i] as Fraction]);

describe('divergences are enclosed', () => {
  it.each([
    ['chi2', (p: number, q: number): Fraction => sum(pairs(p, q).map(([a, b]) => a.minus(b).power(2).over(b)))],
    [
      'TV',
      (p: number, q: number): Fraction =>
        sum(pairs(p, q).map(([a, b]) => a.minus(b).times(Fraction.of(a.against(b), 2)))),
    ],
    [
      'sup_ratio',
      (p: number, q: number): Fraction =>
        pairs(p, q)
          .map(([a, b]) => a.over(b))
          .reduce((a, b) => (a.against(b) >= 0 ? a : b)),
    ],
  ] as const)('%s', (kind, truth) => {
    const holds = (p: number, q: number): void => {
      const { lo, hi } = anchoredArithmetic.enclose(divergenceOf(kind, lawWith(p), lawWith(q)));
      expect(againstDouble(truth(p, q), lo)).toBeGreaterThanOrEqual(0);
      expect(againstDouble(truth(p, q), hi)).toBeLessThanOrEqual(0);
    };
    fc.assert(fc.property(masses, masses, holds), { numRuns: 1000, seed: 31 });
    // (p − q)² is a subnormal double with a relative error of a third, and its quotient by q is not small.
    for (const m of [1.3, 1.7, 1.9]) holds(m * 2 ** -537.5, 2 ** -928);
  });
});
