import { describe, expect, test } from '@jest/globals';
import { Q } from '../../../theory';
import { enumeratedCuration } from '../enumerated-curation.testing';
import { curatedLoop } from '../../loops/curated';
import { MUTANTS } from '../../loops/mutants/catalogue';
import { forecast } from './forecast';
import { classReward } from '../rewards';

const WEIGHTS = [0.1, 0.4, 1];
const reward = classReward(WEIGHTS);
const points = (classes: readonly number[]) => ({
  count: classes.length,
  dimension: 1,
  values: Float64Array.from(classes),
});

const curated = (masses: readonly number[], K: number): number[] => enumeratedCuration(masses, WEIGHTS, K);
const mean = (masses: readonly number[]): number => masses.reduce((sum, m, c) => sum + m * (WEIGHTS[c] as number), 0);

describe('the forecast is the exact loop on the atoms of the start', () => {
  const start = points([0, 0, 0, 0, 0, 1, 1, 1, 2, 2]);
  const reference = points([0, 1]);

  test('fully synthetic', () => {
    const rounds = forecast({ loop: curatedLoop, reward, start, reference, K: 3, lambda: 'infinity', rounds: 2 });
    let law = [0.5, 0.3, 0.2];
    for (const { reward: found, best, variance } of rounds) {
      expect(found).toBeCloseTo(mean(law), 12);
      expect(best).toBeCloseTo(law[2] as number, 12);
      expect(variance).toBeCloseTo(
        law.reduce((s, m, c) => s + m * ((WEIGHTS[c] as number) - mean(law)) ** 2, 0),
        12,
      );
      law = curated(law, 3);
    }
  });

  test('has the masses of groups, if there are some', () => {
    const groups = {
      count: 2,
      names: ['worst', 'others'],
      of: (v: ArrayLike<number>, at: number) => (v[at] === 0 ? 0 : 1),
    };
    const problem = { loop: curatedLoop, reward, start, reference, K: 3, lambda: Q.of(1, 2), rounds: 1 };
    const [first, second] = forecast({ ...problem, groups });
    expect(first?.shares?.[0]).toBeCloseTo(0.5, 12);
    const [worst = NaN] = curated([0.5, 0.3, 0.2], 3);
    expect(second?.shares?.[0]).toBeCloseTo((0.5 + worst / 2) / 1.5, 12);
    expect(second?.shares?.[1]).toBeCloseTo(1 - (0.5 + worst / 2) / 1.5, 12);
    expect(forecast(problem)[0]).not.toHaveProperty('shares');
  });

  test('with real data from elsewhere', () => {
    const [, first] = forecast({ loop: curatedLoop, reward, start, reference, K: 3, lambda: Q.of(1, 2), rounds: 1 });
    const kept = curated([0.5, 0.3, 0.2], 3);
    expect(first?.reward).toBeCloseTo((mean([0.5, 0.5, 0]) + mean(kept) / 2) / 1.5, 12);
  });

  test.each([
    ['ignore-reward', 0],
    ['prefer-worst', -1],
  ] as const)('of a loop that is wrong, %s, goes where that loop goes', (id, sign) => {
    const loop = MUTANTS[id].mutate(curatedLoop);
    const [p0, p1] = forecast({ loop, reward, start, reference, K: 3, lambda: 'infinity', rounds: 1 });
    expect(Math.sign(Number(((p1?.reward ?? NaN) - (p0?.reward ?? NaN)).toFixed(12)))).toBe(sign);
  });
});

test('weights too small for doubles do not disturb it', () => {
  const far = {
    ...reward,
    weight: (values: ArrayLike<number>, at: number) => (values[at] === 0 ? 0 : 1),
    isBest: (values: ArrayLike<number>, at: number) => reward.isBest(values, at),
  };
  const rounds = forecast({
    loop: curatedLoop,
    reward: far,
    start: points([0, 2]),
    reference: points([0]),
    K: 2,
    lambda: 'infinity',
    rounds: 3,
  });
  expect(rounds.map(({ best }) => Number(best.toFixed(9)))).toEqual([0.5, 0.75, 0.9375, 0.99609375]);
});
