import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Q, type Rational, exactRational } from '../../../theory';
import { ExactLawOperations } from '../discrete/laws/exact-law';
import { curatedByFew } from './finite-step';

const scale = 10n ** 30n;

/** `computed/exact − 1`, to thirty digits. */
const off = (computed: number, exact: Rational): number => {
  const quotient = Q.sub(Q.div(exactRational(computed), exact), Q.one);
  return Number((quotient.num * scale) / quotient.den) / Number(scale);
};

/** Whole masses and weights, and the error of each mass in parts per million. */
const problems = fc.record({
  atoms: fc.array(
    fc.record({
      mass: fc.integer({ min: 1, max: 9 }),
      weight: fc.integer({ min: 2, max: 9 }),
      slip: fc.integer({ min: -9, max: 9 }),
    }),
    { minLength: 2, maxLength: 4 },
  ),
  K: fc.integer({ min: 2, max: 5 }),
});

describe('a step from masses known to an error', () => {
  it('stays within its error and spread, which are at most twice those of the input', () => {
    fc.assert(
      fc.property(problems, ({ atoms, K }) => {
        const total = atoms.reduce((sum, { mass }) => sum + mass, 0);
        const p = atoms.map(({ mass }) => Q.of(mass, total));
        const w = atoms.map(({ weight }) => Q.of(weight));
        const exact = new ExactLawOperations(w).curate(p, { candidates: K, power: 1 });
        const slipped = atoms.map(({ mass, slip }) => mass * (1 + slip * 1e-6));
        const sum = slipped.reduce((a, b) => a + b, 0);
        const mass = Float64Array.from(slipped, (m) => m / sum);
        const range = Math.max(...atoms.map((a) => a.weight)) / Math.min(...atoms.map((a) => a.weight));
        const scores = Float64Array.from(atoms, ({ weight }) => weight);
        const known = { mass, error: 2e-5, spread: 2e-5 };
        const step = curatedByFew(known, { scores, scoreError: 0, range, K });
        const errors = Array.from(step.mass, (m, i) => off(m, exact[i] ?? Q.zero));
        expect(Math.max(...errors.map(Math.abs))).toBeLessThanOrEqual(step.error);
        expect(Math.max(...errors) - Math.min(...errors)).toBeLessThanOrEqual(step.spread * 1.001);
        if (range < 4) expect(step.spread).toBeLessThan(2 * known.spread);
      }),
      { seed: 91, numRuns: 500 },
    );
  });

  it('attains a good part of the widening that its bound allows', () => {
    // For two atoms at K = 2 and w_max/w_min near 1, the spread of the errors grows by almost the factor 1 + γ.
    const widening = [1, 2, 3].map((weight) => {
      const w = [Q.of(1), Q.of(1 + weight)];
      const law = (slip: bigint): Rational[] => [Q.of(500_000n + slip, 1_000_000n), Q.of(500_000n - slip, 1_000_000n)];
      const odds = (p: readonly Rational[]): number => Q.toNumber(Q.div(p[0] ?? Q.one, p[1] ?? Q.one));
      const curate = (p: readonly Rational[]): readonly Rational[] =>
        new ExactLawOperations(w).curate(p, { candidates: 2, power: 1 });
      const before = Math.log(odds(law(100n)) / odds(law(0n)));
      return Math.log(odds(curate(law(100n))) / odds(curate(law(0n)))) / before;
    });
    widening.forEach((factor, i) => {
      const gamma = Math.min((i + 1) / 4, (i + 1) ** 2 / 4);
      expect(factor).toBeGreaterThan(1);
      expect(factor).toBeLessThanOrEqual(1 + gamma);
    });
  });
});
