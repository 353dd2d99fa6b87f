/** Tests that are wrong in known ways; each must fail the coverage test of `coverage.test.ts`. */
import { describe, expect, it } from '@jest/globals';
import { type Looker, criticalCount, misses } from './calibration.testing';
import { type GamblerOptions, gambler } from './gambler.testing';
import { FAIR } from './laws.testing';

const { abs, log, max, sqrt } = Math;

const ALPHA = 0.05;
const repetitions = 2000;
const allowed = criticalCount(repetitions, ALPHA);

describe('the coverage test fails for', () => {
  /** 95 % intervals that are valid at one look, used at every look from the 30th sample on. */
  const naive =
    (halfWidth: (deviation: number, n: number) => number) =>
    (mean: number): Looker => {
      let [n, sum, squares] = [0, 0, 0];
      return (x) => {
        n += 1;
        sum += x;
        squares += x * x;
        const deviation = sqrt(max(0, squares / n - (sum / n) ** 2));
        return n >= 30 && abs(sum / n - mean) > halfWidth(deviation, n);
      };
    };
  const normal = naive((deviation, n) => (1.96 * deviation) / sqrt(n));
  const hoeffding = naive((_, n) => sqrt(log(2 / ALPHA) / (2 * n)));

  const mutant =
    (options: Partial<GamblerOptions>) =>
    (mean: number): Looker =>
      gambler(mean, { alpha: ALPHA, planned: 0, ...options });

  it.each<[string, (mean: number) => Looker, number]>([
    ['a normal interval at every look', normal, 300],
    ["Hoeffding's interval at every look", hoeffding, 1000],
    ['bets that peek at the current sample', mutant({ peeks: true }), 300],
    ['no split of α between the sides', mutant({ threshold: 1 / ALPHA, planned: 300 }), 300],
    ['bets that can lose more than there is', mutant({ largestLoss: 1.5 }), 300],
  ])('%s', (_, start, samples) => {
    expect(misses({ start, law: FAIR, samples, repetitions })).toBeGreaterThan(allowed);
  });

  it('but not for the same code without a mistake', () => {
    const start = mutant({ planned: 300 });
    expect(misses({ start, law: FAIR, samples: 300, repetitions })).toBeLessThanOrEqual(allowed);
  });
});
