import { describe, expect, it } from '@jest/globals';
import { stream } from '../../models';
import { InputError } from '../../theory';
import { BoundedMean } from './bounded-mean';
import { LEVEL, binomialTail } from './calibration.testing';
import { FAIR, FALLS, type Law, NEAR_END, RARE, SKEWED, UNIFORM } from './laws.testing';
import { LARGEST_LOSS, horizon, plugInBet, plugInVariance } from './bets';
import { POWER, type PowerOptions, smallestViolation } from './power';

const repetitions = 400;

interface Planted {
  readonly law: Law;
  readonly alpha: number;
  readonly samples: number;
  readonly relation: '>=' | '<=';
}

/** The law shifted to mean 0, in a range that allows a further shift by 0.4 either way. */
const optionsOf = ({ law, alpha, relation }: Planted): PowerOptions => ({
  alpha,
  relation,
  spread: law.spread,
  range: { lo: -law.mean - 0.4, hi: 1.4 - law.mean },
});

/** The number of repetitions in which a violation of this size is refuted. */
function caught(planted: Planted, violation: number): number {
  const { law, alpha, samples, relation } = planted;
  const { range } = optionsOf(planted);
  const [shift, side] = relation === '>=' ? [-violation, 'below'] : [violation, 'above'];
  let count = 0;
  for (let r = 0; r < repetitions; r += 1) {
    const random = stream(23, 'planted', law.name, r);
    const mean = new BoundedMean({ alpha, planned: samples, range });
    mean.add(Float64Array.from({ length: samples }, () => law.draw(random) - law.mean + shift));
    if (mean.compare(0) === side) count += 1;
  }
  return count;
}

const planted: readonly Planted[] = [FAIR, RARE, UNIFORM, SKEWED, FALLS, NEAR_END].flatMap((law) => [
  { law, alpha: 0.05, samples: 1000, relation: '>=' },
  { law, alpha: 1e-5, samples: 1000, relation: '<=' },
]);

describe('a planted violation of the size that is promised', () => {
  it.each(planted)('is caught: $law.name, α = $alpha, $relation', (test) => {
    const violation = smallestViolation(test.samples, optionsOf(test));
    expect(violation).toBeLessThan(0.4);
    // If the power were below 0.9, so many would be caught with probability at most LEVEL.
    expect(binomialTail(repetitions, POWER, caught(test, violation))).toBeLessThan(LEVEL);
  });

  // Skewed laws are caught sooner on one side than on the other; the promised power is for the worse side.
  it.each(planted.filter(({ law }) => law === FAIR || law === UNIFORM))(
    'is not far too large: of a third of it most are missed, $law.name, α = $alpha',
    (test) => {
      const violation = smallestViolation(test.samples, optionsOf(test));
      expect(caught(test, violation / 3)).toBeLessThan(0.5 * repetitions);
    },
  );
});

describe('the promise', () => {
  it('is a probability of 0.9', () => {
    expect(POWER).toBe(0.9);
  });

  /** Formula (2) of the docstring with power 0.9, where every bet is a bound of its own. */
  function lowestLogCapital(d: number, { n, alpha, m0, spread, planned = n }: Setting): number {
    const variance = Math.min(spread ** 2, (m0 - d) * (1 - m0 + d));
    const psi = (c: number): number => (-Math.log(1 - c) - c) / c ** 2;
    let [expected, squares, drop, best] = [0, 0, 0, -Infinity];
    for (let i = 1; i <= n; i += 1) {
      const prior = (Math.PI ** 2 / 6 - 1) * (m0 - d - 0.5) ** 2;
      const bets = [0, 2].map((deviations) => {
        const sum = prior + (i - 1) * variance + deviations * Math.sqrt((i - 1) * variance);
        const bet = plugInBet(Math.log(2 / alpha), plugInVariance(sum, i - 1), horizon(i, planned));
        return Math.min(bet, LARGEST_LOSS / (1 - m0));
      });
      const drift = (bet: number): number => bet * d - psi(bet * (1 - m0)) * bet ** 2 * (variance + d ** 2);
      const steepest = Math.max(...bets);
      expected += Math.min(...bets.map(drift));
      squares += (steepest + 2 * psi(steepest * (1 - m0)) * steepest ** 2 * (1 - m0)) ** 2;
      drop = Math.max(drop, steepest * d - Math.log(1 - steepest * (1 - m0)));
      const tail = Math.sqrt(2 * Math.log(10) * variance * squares) + (Math.log(10) / 3) * drop;
      best = Math.max(best, expected - tail);
    }
    return best;
  }

  interface Setting {
    readonly n: number;
    readonly alpha: number;
    /** The claimed mean and the spread, both scaled to [0, 1]. */
    readonly m0: number;
    readonly spread: number;
    readonly planned?: number;
  }

  it.each<Setting>([
    { n: 60, alpha: 0.05, m0: 0.5, spread: 0.02 },
    { n: 64, alpha: 0.01, m0: 0.5, spread: 0.05 },
    { n: 50, alpha: 0.1, m0: 0.6, spread: 0.03 },
  ])('of 0.9 at the stated violation is that of the formula: $n samples, α = $alpha', (setting) => {
    const { n, alpha, m0, spread } = setting;
    const options = { alpha, relation: '>=', spread: 2 * spread, range: { lo: -2 * m0, hi: 2 - 2 * m0 } } as const;
    const violation = smallestViolation(n, options) / 2;
    const threshold = Math.log(2 / alpha);
    expect(lowestLogCapital(violation, setting)).toBeGreaterThanOrEqual(threshold);
    // The search for the violation has a relative precision of a thousandth.
    expect(lowestLogCapital(violation * (1 - 2e-3), setting)).toBeLessThan(threshold);
  });

  it.each<Setting>([
    { n: 1000, alpha: 0.05, m0: 0.5, spread: 0.2 },
    { n: 1000, alpha: 1e-4, m0: 0.3, spread: 0.05, planned: 400 },
    { n: 700, alpha: 0.01, m0: 0.8, spread: 0.3, planned: 3000 },
    { n: 65, alpha: 0.01, m0: 0.5, spread: 0.05, planned: 64 },
  ])('is that of the formula, up to the bounds on blocks of bets: $n samples, $planned planned', (setting) => {
    const { n, alpha, m0, spread, planned } = setting;
    const options = { alpha, relation: '>=', spread: 2 * spread, range: { lo: -2 * m0, hi: 2 - 2 * m0 } } as const;
    const violation = smallestViolation(n, { ...options, planned }) / 2;
    const threshold = Math.log(2 / alpha);
    expect(lowestLogCapital(violation, setting)).toBeGreaterThanOrEqual(threshold);
    expect(lowestLogCapital(violation * (1 - 1.2e-2), setting)).toBeLessThan(threshold);
  });
});

describe('the smallest violation', () => {
  const options: PowerOptions = { alpha: 1e-4, relation: '>=', spread: 0.2, range: { lo: -1, hi: 1 } };
  const violation = (changes: Partial<PowerOptions>, samples = 5000): number =>
    smallestViolation(samples, { ...options, ...changes });

  it('falls with more samples, a larger α and a smaller spread, and scales with the units', () => {
    const base = violation({});
    expect(violation({}, 20_000)).toBeLessThan(0.55 * base);
    expect(violation({ alpha: 1e-2 })).toBeLessThan(base);
    expect(violation({ spread: 0.1 })).toBeLessThan(0.7 * base);
    expect(violation({ spread: 2, range: { lo: -10, hi: 10 } })).toBeCloseTo(10 * base, 10);
  });

  it('mirrors with the relation and the range', () => {
    const range = { lo: -0.2, hi: 1 };
    expect(violation({ relation: '<=', range: { lo: -1, hi: 0.2 } })).toBe(violation({ range }));
    expect(violation({ relation: '>', range })).toBe(violation({ range }));
  });

  it('is larger for bets that are planned for another number of samples', () => {
    expect(violation({ planned: 500_000 })).toBeGreaterThan(2 * violation({}));
    expect(violation({ planned: 50 })).toBeGreaterThan(1.2 * violation({}));
  });

  it('is infinite if even the largest would be missed, and 0 if none is possible or none can be missed', () => {
    expect(violation({}, 3)).toBe(Infinity);
    expect(violation({ range: { lo: -0.001, hi: 1 } })).toBe(Infinity);
    expect(violation({ range: { lo: 0, hi: 1 } })).toBe(0);
    expect(violation({ range: { lo: -2, hi: -1 } })).toBe(0);
    expect(violation({ range: { lo: 0, hi: 0 } })).toBe(0);
  });

  it.each<[string, Partial<PowerOptions>, number, string]>([
    ['no samples', {}, 0, 'a number of samples must be an integer, at least 1, not 0'],
    ['half a sample', {}, 1.5, 'a number of samples must be an integer, at least 1, not 1.5'],
    ['a negative spread', { spread: -1 }, 10, 'a spread is a number from 0, not -1'],
    ['an infinite spread', { spread: Infinity }, 10, 'a spread is a number from 0, not Infinity'],
    ['a bad alpha', { alpha: 0 }, 10, 'alpha must be a probability'],
    ['a bad range', { range: { lo: 1, hi: -1 } }, 10, 'a range must have finite ends'],
    ['a bad plan', { planned: -1 }, 10, 'planned must be a number of samples'],
  ])('refuses %s', (_, changes, samples, message) => {
    expect(() => violation(changes, samples)).toThrow(InputError);
    expect(() => violation(changes, samples)).toThrow(message);
  });
});
