import { describe, expect, test } from '@jest/globals';
import { Q } from '../../theory';
import { curatedLoop } from '../loops/curated';
import { step } from '../loops/loop';
import { MUTANTS } from '../loops/mutants/catalogue';
import { classes } from './datasets';
import type { Points } from './points';
import { classReward } from './rewards';
import { CuratedSampler, type Sampler, SamplerOperations } from './sampler';

const N = 40_000;
/** At least five standard deviations of a share of N points. */
const NEAR = 5 * Math.sqrt(0.25 / N);

const reward = classReward([0.25, 1]);
const ops = new SamplerOperations(reward);
const samplerOf = (masses: readonly number[]): Sampler => {
  const data = classes(masses);
  return { draw: (count, seed) => Promise.resolve(data.sample(count, seed)) };
};
const half = samplerOf([0.5, 0.5]);
const best = ({ values, count }: Points): number => values.reduce((sum, c) => sum + c, 0) / count;
const share = async (law: Sampler, seed = 1): Promise<number> => best(await law.draw(N, seed));

describe('curation', () => {
  test.each([
    [1, 2, 1 / 4 + 0.5 * 0.8],
    [0, 2, 1 / 2],
    [-1, 2, 1 / 4 + 0.5 * 0.2],
    [1, 1, 1 / 2],
  ] as const)(
    'with power %d and K = %d keeps the second class with probability %d',
    async (power, candidates, expected) => {
      const found = await share(ops.curate(half, { candidates, power }));
      expect(Math.abs(found - expected)).toBeLessThan(NEAR);
    },
  );

  test('keeps one of each group, and draws are the kept candidates', async () => {
    const law = new CuratedSampler(half, { candidates: 3, power: 1 }, reward);
    const { candidates, kept } = await law.choose(50, 7);
    expect(candidates.count).toBe(150);
    expect([...kept].every((at, i) => Math.floor(at / 3) === i)).toBe(true);
    expect([...(await law.draw(50, 7)).values]).toEqual([...kept].map((at) => candidates.values[at]));
  });

  test('with K = ∞ is undefined on samples', () => {
    expect(() => ops.curate(half, { candidates: Infinity, power: 1 })).toThrow(/K = ∞ cannot be sampled/);
  });

  test('is uniform if all weights are 0, and infinite scores win', async () => {
    const none = { ...reward, weight: () => 0 };
    const uniform = await share(new CuratedSampler(half, { candidates: 2, power: 1 }, none));
    expect(Math.abs(uniform - 0.5)).toBeLessThan(NEAR);
    const zero = { ...reward, weight: (values: ArrayLike<number>, at: number) => values[at] as number };
    const worst = await share(new CuratedSampler(half, { candidates: 2, power: -1 }, zero));
    expect(Math.abs(worst - 0.25)).toBeLessThan(NEAR);
  });
});

test('a mixture draws each point from the real data with probability 1/(1 + λ)', async () => {
  const mixed = ops.mix(samplerOf([1, 0]), samplerOf([0, 1]), Q.of(1, 3));
  expect(Math.abs((await share(mixed)) - 1 / 4)).toBeLessThan(NEAR);
  const { values } = await mixed.draw(200, 3);
  expect(new Set(values.subarray(0, 100))).toEqual(new Set([0, 1]));
});

test('the loop of the paper and its mutants run unchanged', async () => {
  const round = {
    history: [half] as [Sampler],
    reference: samplerOf([1, 0]),
    candidates: 2,
    lambda: Q.one,
    epsilon: Q.zero,
  };
  expect(Math.abs((await share(step(curatedLoop, ops, round))) - 0.325)).toBeLessThan(NEAR);
  const wrong = MUTANTS['real-share-low'].mutate(curatedLoop);
  expect(Math.abs((await share(step(wrong, ops, round))) - 0.65 * 0.75)).toBeLessThan(NEAR);
});

test('the same seed gives the same points', async () => {
  const law = step(curatedLoop, ops, {
    history: [half],
    reference: half,
    candidates: 3,
    lambda: Q.one,
    epsilon: Q.zero,
  });
  expect(await law.draw(100, 5)).toEqual(await law.draw(100, 5));
  expect(await law.draw(100, 5)).not.toEqual(await law.draw(100, 6));
});
