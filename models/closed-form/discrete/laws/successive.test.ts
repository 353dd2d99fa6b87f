/** Luce's choice of several without replacement: compares its signed sum with all orders of keeping, at all rungs, and with the values of another program. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Field, NotRepresentableError, Q, type Rational } from '../../../../theory';
import type { KeepRule, LuceRule, SuccessiveRule } from '../../../loops';
import { DoubleLawOperations, doubleLaw, enclosures } from './double-law';
import { ExactLawOperations } from './exact-law';
import { fixedPointLaws } from './fixed-point/fixed-point-law';

/** Sums over the counts of candidates that are left, in Python's fractions (`loops_as_written.py`). */
const { pools } = JSON.parse(
  readFileSync(join(__dirname, '..', '..', 'fixtures', 'loops-as-written.json'), 'utf8'),
) as {
  readonly pools: readonly { readonly K: number; readonly m: number; readonly mean: string }[];
};

const luce: LuceRule = { kind: 'luce', score: ({ w }) => w };

/** Adds to each candidate the chance that it is among the next m, over all orders of keeping. */
function keepOn<T>(scores: readonly T[], left: readonly number[], m: number, chance: T, F: Field<T>, kept: T[]): void {
  if (m === 0) return;
  const total = F.sum(left.map((k) => scores[k] as T));
  for (const k of left) {
    const taken = F.mul(chance, F.div(scores[k] as T, total));
    kept[k] = F.add(kept[k] as T, taken);
    keepOn(
      scores,
      left.filter((other) => other !== k),
      m - 1,
      taken,
      F,
      kept,
    );
  }
}

/** The same choice as a rule on the candidates. */
const byCandidates = (m: number): KeepRule => ({
  kind: 'keep',
  keep: (candidates, F) => {
    const places = Math.min(m, candidates.length);
    const kept = candidates.map(() => F.of(0));
    const all = candidates.map((_, k) => k);
    keepOn(
      candidates.map(({ w }) => w),
      all,
      places,
      F.of(1),
      F,
      kept,
    );
    return kept.map((chance) => F.div(chance, F.of(places)));
  },
  symmetric: true,
});

const several = (places: number): SuccessiveRule => ({
  kind: 'successive',
  by: luce,
  places,
  pool: byCandidates(places),
});

const wholes = (min: number, max: number, n: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min, max }), { minLength: n, maxLength: n });

/** Masses, some of them 0, and weights, some of them equal. */
const spaces = fc
  .integer({ min: 1, max: 3 })
  .chain((n) => fc.record({ masses: wholes(0, 5, n), weights: wholes(1, 9, n) }))
  .filter(({ masses }) => masses.some((mass) => mass > 0))
  .map(({ masses, weights }) => {
    const total = masses.reduce((a, b) => a + b, 0);
    return { p: masses.map((mass) => Q.of(mass, total)), w: weights.map((weight) => Q.of(weight, 2)) };
  });

const texts = (law: readonly Rational[]): string[] => law.map((mass) => Q.format(Q.reduce(mass)));

describe('Luce’s choice of several', () => {
  it('is the sum over all pools and all orders of keeping', () => {
    fc.assert(
      fc.property(spaces, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }), ({ p, w }, K, m) => {
        const { finite } = new ExactLawOperations(w);
        expect(texts(finite.choose(p, several(m), K))).toEqual(texts(finite.choose(p, byCandidates(m), K)));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [16, 8, 200],
    [64, 6, 200],
    [40, 20, 400],
  ])('has the same law at all rungs: K = %d, m = %d', (K, m, bits) => {
    const fixedPoint = fixedPointLaws(bits);
    fc.assert(
      fc.property(spaces, ({ p, w }) => {
        const exact = new ExactLawOperations(w).finite.choose(p, several(m), K);
        expect(texts([Q.sum(exact)])).toEqual(['1']);
        const { lo, hi } = fixedPoint.operations(w).finite?.choose(fixedPoint.from(p), several(m), K) ?? {
          lo: [],
          hi: [],
        };
        const scale = 1n << BigInt(bits);
        exact.forEach(({ num, den }, i) => {
          expect((lo[i] as bigint) * den <= num * scale && num * scale <= (hi[i] as bigint) * den).toBe(true);
          expect((hi[i] as bigint) - (lo[i] as bigint) < scale >> 50n).toBe(true);
        });
      }),
      { numRuns: 8 },
    );
  });

  it('in doubles has an error bound that grows with what cancels, and is refused where that is all', () => {
    fc.assert(
      fc.property(
        spaces,
        fc.constantFrom([5, 2], [16, 4], [30, 5], [64, 3]),
        ({ p, w }, [K, m]: readonly [number, number]) => {
          const exact = new ExactLawOperations(w).finite.choose(p, several(m), K);
          enclosures(new DoubleLawOperations(w).finite.choose(doubleLaw(p), several(m), K)).forEach(({ lo, hi }, i) => {
            const mass = Q.toNumber(exact[i] as Rational);
            expect(mass).toBeGreaterThanOrEqual(lo * (1 - 1e-15));
            expect(mass).toBeLessThanOrEqual(hi * (1 + 1e-15));
            expect(hi - lo).toBeLessThanOrEqual(1e-4 * mass);
          });
        },
      ),
      { numRuns: 25 },
    );
    const doubles = new DoubleLawOperations([Q.of(1), Q.of(2)]).finite;
    const even = doubleLaw([Q.of(1, 2), Q.of(1, 2)]);
    expect(() => doubles.choose(even, several(20), 40)).toThrow(NotRepresentableError);
  });

  it.each(pools)('has the mean of another program: K = $K, m = $m', ({ K, m, mean }) => {
    const w = [Q.of(1), Q.of(2), Q.of(4)];
    const kept = new ExactLawOperations(w).finite.choose([Q.of(1, 2), Q.of(1, 3), Q.of(1, 6)], several(m), K);
    // The decimals have 40 digits.
    const error = Q.sub(Q.dot(kept, w), Q.parse(mean));
    expect(Math.abs(Q.toNumber(error))).toBeLessThan(1e-38);
  });

  it('is a draw from the tilt at K = ∞', () => {
    const { finite } = new ExactLawOperations([Q.of(1), Q.of(3)]);
    expect(texts(finite.choose([Q.of(1, 2), Q.of(1, 2)], several(3), Infinity))).toEqual(['1/4', '3/4']);
  });
});
