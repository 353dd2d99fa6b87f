import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseOf, loopOf } from '../../../models';
import { ExactLawOperations } from '../../../models/closed-form/discrete';
import { Q, STATEMENTS, statementOf } from '../../../theory';
import type { Examples, ExampleRun } from '../../results';
import { parseResults, serialiseResults } from '../../results/schemas';
import { Enclosed } from './enclosed';
import { examplesFor } from './examples';
import { divergenceReached, factorOfBest } from './phase-diagram';

const { trajectories, phase } = examplesFor(STATEMENTS).examples as Examples;

const curve = ({ curves }: ExampleRun, quantity: string): ExampleRun['curves'][number] => {
  const found = curves.find((one) => one.quantity === quantity);
  if (found === undefined) throw new Error(`no curve of ${quantity}`);
  return found;
};

const named = trajectories.flatMap((example) =>
  example.runs.map((run) => [`${example.id}, K = ${run.K}, λ = ${run.lambda}`, example, run] as const),
);

describe.each(named)('the trajectory %s', (_, { p, w, rounds }, run) => {
  it('is enclosed in every round, narrowly', () => {
    for (const { lo, hi } of run.curves) {
      expect([lo.length, hi.length]).toEqual([rounds + 1, rounds + 1]);
      lo.forEach((low, t) => {
        const high = hi[t] ?? NaN;
        expect(low <= high && high - low <= 1e-5 * Math.max(Math.abs(high), 1e-300)).toBe(true);
      });
    }
  });

  it('keeps its bounds', () => {
    for (const { lo, hi, bounds } of run.curves) {
      for (const { side, from, values } of bounds) {
        expect(values).toHaveLength(rounds + 1 - from);
        values.forEach((bound, i) => {
          const kept = side === 'lower' ? bound <= (hi[from + i] ?? NaN) : bound >= (lo[from + i] ?? NaN);
          expect(kept).toBe(true);
        });
      }
    }
  });

  it('is that of the exact update in the first round', () => {
    const [law, weights] = [p.map(Q.parse), w.map(Q.parse)];
    const operations = new ExactLawOperations(weights);
    const candidates = run.K === 'inf' ? Infinity : run.K;
    const kept = operations.curate(law, { candidates, power: 1 });
    const next = run.lambda === 'inf' ? kept : operations.mix(law, kept, Q.parse(run.lambda));
    const reward = Q.toNumber(Q.sum(next.map((mass, i) => Q.mul(mass, weights[i] ?? Q.zero))));
    const { lo, hi } = curve(run, 'reward');
    expect(lo[1]).toBeLessThanOrEqual(reward * (1 + 1e-15));
    expect(hi[1]).toBeGreaterThanOrEqual(reward * (1 - 1e-15));
  });
});

describe('the bounds of the examples', () => {
  const boundsOf = (K: number | 'inf', lambda: string, quantity: string): readonly string[] => {
    const run = trajectories[0]?.runs.find((one) => one.K === K && one.lambda === lambda);
    return curve(run as ExampleRun, quantity).bounds.map(({ statement }) => statement);
  };

  it('are those of statements whose hypotheses hold', () => {
    expect(boundsOf(4, '1/4', 'divergence')).toEqual(['theorem-2.4', 'sharp-theorem-2.4']);
    expect(boundsOf(4, '1', 'divergence')).toEqual([]);
    expect(boundsOf(4, '1', 'reward')).toEqual(['theorem-2.3', 'sharp-theorem-2.3']);
    expect(boundsOf(4, 'inf', 'best')).toEqual(['odds-rate']);
    expect(boundsOf('inf', 'inf', 'best')).toEqual(['odds-rate', 'geometric-concentration']);
  });

  it('add up what lemma 2.2 promises', () => {
    const run = trajectories.find(({ id }) => id === 'ties')?.runs.find(({ K, lambda }) => K === 2 && lambda === 'inf');
    // E = 5/2 and Var = 11/4 at the start, w_max = 5.
    const { bounds } = curve(run as ExampleRun, 'reward');
    expect(bounds[0]?.values.slice(0, 2)).toEqual([
      expect.closeTo(2.5, 12),
      expect.closeTo(2.5 + 0.5 * (2.75 / 5), 12),
    ]);
  });
});

describe('the phase diagram', () => {
  it('has the largest divergence found below the sharp bound, and that below the published one, which ends at λ = 1/(K − 1)', () => {
    for (const { K, published, sharp, found } of phase.rows) {
      phase.lambdas.forEach((lambda, i) => {
        const [limit, sharper] = [Number(published[i]), Number(sharp[i])];
        expect(found[i]).toBeGreaterThan(0);
        expect(found[i]).toBeLessThanOrEqual(sharper);
        expect(sharper).toBeLessThanOrEqual(limit);
        expect(Number.isFinite(limit)).toBe(lambda * (K - 1) < 1);
        if (lambda * (K - 1) < 1) expect(limit).toBeCloseTo(-Math.log(1 - lambda * (K - 1)), 9);
      });
    }
  });

  it.each([2, 3, 7])('has the curation factor of the exact model for K = %d', (K) => {
    const law = [Q.of(2, 3), Q.of(1, 3)];
    const [, kept] = new ExactLawOperations([Q.one, Q.of(phase.weightRatio)]).curate(law, { candidates: K, power: 1 });
    expect(factorOfBest(1 / 3, K)).toBeCloseTo(3 * Q.toNumber(kept ?? Q.zero), 12);
  });

  it.each([
    [2, '3/4', '1/8'],
    [3, '2', '1/1000'],
    [8, '1/10', '1/20'],
  ])('has the divergence that the model certifies: K = %d, λ = %s, mass %s', (K, lambda, mass) => {
    const law = [Q.sub(Q.one, Q.parse(mass)), Q.parse(mass)];
    const w = [Q.one, Q.of(phase.weightRatio)];
    const loop = { K, lambda: Q.parse(lambda), epsilon: Q.zero, rounds: phase.rounds };
    const subject = caseOf({ model: 'discrete', p0: law, pRef: law, q: law, w, ...loop }, loopOf('curated'));
    const { lo, hi } = new Enclosed(subject).value('KL(p[t], p_ref)', phase.rounds) ?? { lo: NaN, hi: NaN };
    const found = divergenceReached(Q.toNumber(Q.parse(mass)), K, Q.toNumber(Q.parse(lambda)));
    expect(Math.abs(found - (lo + hi) / 2)).toBeLessThan(1e-5 * hi);
  });
});

describe('the examples', () => {
  it('are absent unless all statements that they show are verified', () => {
    expect(examplesFor([statementOf('theorem-2.4')])).toEqual({});
    expect(examplesFor(STATEMENTS.filter(({ id }) => id !== 'odds-rate'))).toEqual({});
  });

  it('are written and read back', () => {
    const fixture = join(__dirname, '..', '..', '..', 'reports', 'fixtures', 'mixed-results.json');
    const results = { ...parseResults(readFileSync(fixture, 'utf8')), examples: { trajectories, phase } };
    expect(parseResults(serialiseResults(results))).toEqual(results);
  });
});
