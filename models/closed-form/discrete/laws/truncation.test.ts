/** Truncation selection: compares its sum over ranks with the rule applied to every list of candidates, at all rungs. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { NotRepresentableError, Q, type Rational } from '../../../../theory';
import type { KeepRule, TruncationRule } from '../../../loops/choice-rule';
import { DoubleLawOperations, doubleLaw, enclosures } from './double-law';
import { ExactLawOperations } from './exact-law';
import { fixedPointLaws } from './fixed-point/fixed-point-law';

/** The same choice as a rule on the candidates. */
const byCandidates = (m: number): KeepRule => ({
  kind: 'keep',
  keep: (candidates, F) => {
    const places = Math.min(m, candidates.length);
    return candidates.map(({ w }) => {
      const better = candidates.filter((other) => F.compare(other.w, w) > 0).length;
      const same = candidates.filter((other) => F.compare(other.w, w) === 0).length;
      return F.of(Math.min(Math.max(places - better, 0), same), places * same);
    });
  },
});

const byRanks = (places: number): TruncationRule => ({ kind: 'truncation', places });

const wholes = (min: number, max: number, n: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min, max }), { minLength: n, maxLength: n });

/** Masses, some of them 0, and weights, some of them equal. */
const spaces = fc
  .integer({ min: 1, max: 4 })
  .chain((n) => fc.record({ masses: wholes(0, 5, n), weights: wholes(1, 4, n) }))
  .filter(({ masses }) => masses.some((mass) => mass > 0))
  .map(({ masses, weights }) => {
    const total = masses.reduce((a, b) => a + b, 0);
    return { p: masses.map((mass) => Q.of(mass, total)), w: weights.map((weight) => Q.of(weight, 2)) };
  });

const texts = (law: readonly Rational[] | undefined): string[] => (law ?? []).map((mass) => Q.format(Q.reduce(mass)));

describe('truncation selection', () => {
  it('is the sum over all candidates of the same rule', () => {
    fc.assert(
      fc.property(spaces, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }), ({ p, w }, K, m) => {
        const { finite } = new ExactLawOperations(w);
        expect(texts(finite.choose(p, byRanks(m), K))).toEqual(texts(finite.choose(p, byCandidates(m), K)));
      }),
      { numRuns: 200 },
    );
  });

  it('has the same law at all rungs, up to 64 candidates', () => {
    const fixedPoint = fixedPointLaws(200);
    fc.assert(
      fc.property(spaces, fc.constantFrom(1, 2, 7, 64), fc.integer({ min: 1, max: 3 }), ({ p, w }, K, m) => {
        const exact = new ExactLawOperations(w).finite.choose(p, byRanks(m), K);
        const doubles = new DoubleLawOperations(w).finite;
        enclosures(doubles.choose(doubleLaw(p), byRanks(m), K)).forEach(({ lo, hi }, i) => {
          const mass = Q.toNumber(exact[i] as Rational);
          expect(mass).toBeGreaterThanOrEqual(lo * (1 - 1e-15));
          expect(mass).toBeLessThanOrEqual(hi * (1 + 1e-15));
          expect(hi - lo).toBeLessThanOrEqual(1e-11 * mass);
        });
        const { lo, hi } = fixedPoint.operations(w).finite?.choose(fixedPoint.from(p), byRanks(m), K) ?? {
          lo: [],
          hi: [],
        };
        exact.forEach(({ num, den }, i) => {
          expect((lo[i] as bigint) * den <= num << 200n && num << 200n <= (hi[i] as bigint) * den).toBe(true);
          expect((hi[i] as bigint) - (lo[i] as bigint) < 1n << 100n).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('of the best of two of (1/2, 1/3, 1/6) with the first two tied', () => {
    const { finite } = new ExactLawOperations([Q.of(2), Q.of(2), Q.of(1)]);
    // The worst is kept with probability 1/36, and the first two share the rest as 3 to 2.
    expect(texts(finite.choose([Q.of(1, 2), Q.of(1, 3), Q.of(1, 6)], byRanks(1), 2))).toEqual(['7/12', '7/18', '1/36']);
  });

  it('leaves rare masses to another rung where doubles or whole numbers are too long', () => {
    const [p, w] = [
      [Q.of(1n, 10n ** 8n), Q.of(10n ** 8n - 1n, 10n ** 8n)],
      [Q.of(1), Q.of(2)],
    ];
    expect(() => new DoubleLawOperations(w).finite.choose(doubleLaw(p), byRanks(1), 64)).toThrow(NotRepresentableError);
    const long = [Q.of(1n, 10n ** 1000n), Q.of(10n ** 1000n - 1n, 10n ** 1000n)];
    expect(() => new ExactLawOperations(w).finite.choose(long, byRanks(1), 64)).toThrow(NotRepresentableError);
  });
});
