import { describe, expect, it } from '@jest/globals';
import type { Band, ExperimentResult, RoundResult } from '../../properties/results';
import { seedSpreadLine, seedSpreads } from './seed-spread';

const band = (estimate: number, half: number): Band => ({ estimate, lo: estimate - half, hi: estimate + half });

/** An experiment of which each seed reached some rounds with these estimates. */
const experiment = (...estimates: readonly (readonly number[])[]): ExperimentResult => {
  const runs = estimates.map((run, seed) => ({
    seed,
    rounds: run.map((x, t) => ({ t, reward: band(x, 0.01 * (seed + 1)) }) as RoundResult),
  }));
  return { runs } as unknown as ExperimentResult;
};

const spreads = (from: ExperimentResult) => seedSpreads(from, ({ reward }) => reward);

describe('the spread between seeds', () => {
  it('is that of the estimates of a round', () => {
    const [first, second, ...more] = spreads(experiment([1, 4], [2, 6], [3, 8]));
    expect(first).toMatchObject({ t: 0, seeds: 3, mean: 2, deviation: 1, least: 1, most: 3 });
    expect(first?.within).toBeCloseTo(0.03, 12);
    expect(second).toMatchObject({ t: 1, mean: 6, deviation: 2 });
    expect(more).toEqual([]);
  });

  it('goes as far as two seeds came', () => {
    expect(spreads(experiment([1, 2, 3], [1, 2])).map(({ t }) => t)).toEqual([0, 1]);
  });

  it('is missing for one seed', () => {
    expect(spreads(experiment([1, 2]))).toEqual([]);
    expect(seedSpreadLine(experiment([1, 2]))).toBeUndefined();
  });

  it('in words, at the last round', () => {
    expect(seedSpreadLine(experiment([0.1, 0.5], [0.2, 0.52]))).toBe(
      'E[w] at round 1: 0.51 over 2 seeds, standard deviation between them 0.014, band within one ±0.02',
    );
  });
});
