import { describe, expect, it } from '@jest/globals';
import { stream } from '../../models';
import { type BettingOptions, ConfidenceSequence } from './betting';
import { type Looker, binomialTail, criticalCount, misses } from './calibration.testing';
import { FAIR, FALLS, LAWS, type Law, RARE } from './laws.testing';

const ALPHA = 0.05;
const repetitions = 2000;
const samples = 200;
const allowed = criticalCount(repetitions, ALPHA);

const betting =
  ({ alpha = ALPHA, planned }: Partial<BettingOptions>) =>
  (mean: number): Looker => {
    const sequence = new ConfidenceSequence({ alpha, planned });
    return (x) => {
      sequence.add([x]);
      return sequence.compare(mean) !== 'unknown';
    };
  };

describe('the judge of error counts', () => {
  it('knows the binomial law', () => {
    expect(binomialTail(3, 0.5, 2)).toBeCloseTo(0.5, 12);
    expect(binomialTail(10, 0.1, 0)).toBeCloseTo(1, 12);
    expect(binomialTail(10, 0.1, 10)).toBeCloseTo(1e-10, 20);
  });

  it('allows five standard deviations, not more', () => {
    expect(allowed).toBeGreaterThan(100 + 4.5 * Math.sqrt(95));
    expect(allowed).toBeLessThan(100 + 5.5 * Math.sqrt(95));
  });
});

describe('laws', () => {
  it.each(LAWS)('$name has its declared mean and spread', ({ name, mean, spread, draw }) => {
    const random = stream(3, name);
    const n = 200_000;
    let [sum, squares] = [0, 0];
    for (let i = 0; i < n; i += 1) {
      const x = draw(random);
      sum += x - mean;
      squares += (x - mean) ** 2;
    }
    expect(Math.abs(sum / n)).toBeLessThan((4 * spread) / Math.sqrt(n));
    expect(Math.sqrt(squares / n) / spread).toBeCloseTo(1, 1);
  });
});

describe('a true mean, looked at after every sample, is excluded at most as often as stated', () => {
  it.each(LAWS)('$name', (law) => {
    const start = betting({ planned: samples });
    expect(misses({ start, law, samples, repetitions })).toBeLessThanOrEqual(allowed);
  });

  it.each(LAWS)('$name, at α = 1/2, where errors are common enough to be counted', (law) => {
    const start = betting({ alpha: 0.5, planned: samples });
    expect(misses({ start, law, samples, repetitions })).toBeLessThanOrEqual(criticalCount(repetitions, 0.5));
  });

  it.each([FAIR, RARE, FALLS])('$name, without a plan', (law) => {
    expect(misses({ start: betting({}), law, samples, repetitions })).toBeLessThanOrEqual(allowed);
  });

  it('far beyond the plan', () => {
    const start = betting({ planned: 20 });
    expect(misses({ start, law: FAIR, samples, repetitions })).toBeLessThanOrEqual(allowed);
  });

  it('also where the variance depends on the samples before', () => {
    // After a loss the next sample is a fair coin, else almost 1/2: the mean given the past is 1/2, but samples are dependent.
    let last = 0;
    const law: Law = {
      ...FAIR,
      name: 'doubling after a loss',
      draw: (random) => {
        const toss = random.uniform() < 0.5 ? -0.5 : 0.5;
        last = last < 0 ? toss : 0.02 * toss;
        return 0.5 + last;
      },
    };
    expect(misses({ start: betting({ planned: samples }), law, samples, repetitions })).toBeLessThanOrEqual(allowed);
  });
});
