import { describe, expect, test } from '@jest/globals';
import { Q } from '../../theory';
import { curatedLoop } from '../loops/curated';
import { step } from '../loops/loop';
import { MUTANTS } from '../loops/mutants/catalogue';
import { DATASETS, type Dataset, classes } from './datasets';
import { type Mixture, sampleMixture } from './mixtures/mixture';
import { type Normal, normalOf } from './mixtures/normal';
import type { Points } from './points';
import type { Reward } from './reward';
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
/** The law of the candidate that is kept by some weights. */
const curated = (source: Sampler, candidates: number, by: Reward, power: 1 | -1 = 1): CuratedSampler => {
  const law = new SamplerOperations(by).curate(source, { candidates, power });
  if (!(law instanceof CuratedSampler)) throw new Error('a choice is no choice');
  return law;
};
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
    const law = curated(half, 3, reward);
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
    const uniform = await share(curated(half, 2, none));
    expect(Math.abs(uniform - 0.5)).toBeLessThan(NEAR);
    const zero = { ...reward, weight: (values: ArrayLike<number>, at: number) => values[at] as number };
    const worst = await share(curated(half, 2, zero, -1));
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
    reference: () => samplerOf([1, 0]),
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
    reference: () => half,
    candidates: 3,
    lambda: Q.one,
    epsilon: Q.zero,
  });
  expect(await law.draw(100, 5)).toEqual(await law.draw(100, 5));
  expect(await law.draw(100, 5)).not.toEqual(await law.draw(100, 6));
});

describe('draws of a continuous law are all different', () => {
  const COUNT = 3000;
  const continuous = (data: Dataset): Sampler => ({
    draw: (count, seed) => Promise.resolve(data.sample(count, seed)),
  });
  const rows = ({ values, dimension, count }: Points): string[] =>
    Array.from({ length: count }, (_, i) => values.subarray(i * dimension, (i + 1) * dimension).join());
  const flat = { ...reward, weight: (): number => 1 };
  const [first, second] = [continuous(DATASETS.moons), continuous(DATASETS.gaussians8)];
  const round = normalOf(Float64Array.of(1, -1), Float64Array.of(1, 0.5, 0.5, 1)) as Normal;
  const mixture: Mixture = {
    dimension: 2,
    components: [
      { ...round, weight: 0.5 },
      { ...round, weight: 0.5 },
    ],
  };
  const laws: readonly [string, Sampler][] = [
    ['two moons', first],
    ['eight Gaussians', second],
    ['a correlated Gaussian', continuous(DATASETS.gaussian2d)],
    ['a Gaussian mixture', { draw: (count, seed) => Promise.resolve(sampleMixture(mixture, count, seed)) }],
    ['a curated law', curated(first, 3, flat)],
    ['a law that is curated twice', curated(curated(first, 2, flat), 2, flat)],
    ['a mixture with real data', new SamplerOperations(flat).mix(first, second, Q.one)],
  ];

  test.each(laws)('%s', async (_name, law) => {
    const points = await law.draw(COUNT, 5);
    expect(points.count).toBe(COUNT);
    expect(new Set(rows(points)).size).toBe(COUNT);
    const others = rows(await law.draw(COUNT, 6));
    expect(rows(points).filter((row) => others.includes(row))).toEqual([]);
  });

  test('the candidates of a choice too, within and between groups', async () => {
    const { candidates } = await curated(first, 4, flat).choose(500, 3);
    expect(new Set(rows(candidates)).size).toBe(2000);
  });
});

describe('consecutive draws are independent', () => {
  // Of pairs of four equally likely classes, each of the 16 is as likely. χ² with 15 degrees of freedom exceeds 44.3 with probability 1e-4.
  const even = samplerOf([0.25, 0.25, 0.25, 0.25]);
  const uniform = { ...reward, weight: (): number => 1 };
  test.each<[string, Sampler]>([
    ['of a dataset', even],
    ['of a curated law', curated(even, 2, uniform)],
    ['of a mixture with real data', new SamplerOperations(uniform).mix(even, even, Q.one)],
  ])('%s, one and two places apart', async (_name, law) => {
    const { values } = await law.draw(2 * 16_000, 9);
    for (const lag of [1, 2]) {
      const pairs = Array.from(values, (first, i) => 4 * first + (values[i + lag] ?? 0)).filter((_, i) => i % 4 === 0);
      const counts = Array.from({ length: 16 }, (_, pair) => pairs.filter((found) => found === pair).length);
      const expected = counts.reduce((sum, count) => sum + count, 0) / 16;
      const chi2 = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      expect(chi2).toBeLessThan(44.3);
    }
  });
});
