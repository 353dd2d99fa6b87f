/** Under the default rewards, the exact loop climbs for five rounds and ends near its limit. */
import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { DATASETS, type DatasetId } from '../datasets';
import { classes10 } from '../datasets/registry';
import { curationStep } from '../../kernels/curation';
import type { Reward } from '../reward';
import { furtherRewardsFor, rewardFor } from './default-rewards';

interface Atoms {
  readonly masses: Float64Array;
  readonly weights: Float64Array;
  readonly isBest: readonly boolean[];
}

/** The table of the docstring of `default-rewards.ts`, with the largest distance of data from x_*. */
const TABLE: readonly (readonly [DatasetId, number, readonly number[]])[] = [
  ['gaussians8', 5, [0.131, 0.396, 0.733, 0.879, 0.931, 0.954]],
  ['moons', 3, [0.193, 0.471, 0.741, 0.878, 0.931, 0.955]],
  ['gaussian2d', 12, [0.063, 0.224, 0.6, 0.877, 0.93, 0.951]],
  ['classes10', 0, [0.1, 0.307, 0.605, 0.808, 0.919, 0.969]],
];

const ANGLES = 160;

/**
 * A law on the plane, as rings around x_*, since w depends only on the distance. The boundary of A_* is the boundary of
 * a ring.
 */
function rings(id: DatasetId, reward: Reward, reach: number): Atoms {
  const { region } = reward;
  if (region.kind !== 'ball') throw new Error(`the reward of ${id} is no distance reward`);
  const { centre, radius } = region;
  const width = radius / Math.ceil(radius / 0.008);
  const distances = Float64Array.from({ length: Math.ceil(reach / width) }, (_, k) => (k + 0.5) * width);
  const at = (distance: number, turn: number): readonly number[] => [
    (centre[0] as number) + distance * Math.cos(2 * Math.PI * turn),
    (centre[1] as number) + distance * Math.sin(2 * Math.PI * turn),
  ];
  const density = (point: readonly number[]): number => Math.exp(DATASETS[id].logDensity?.(point, 0) ?? NaN);
  const masses = distances.map((distance) => {
    let sum = 0;
    for (let a = 0; a < ANGLES; a += 1) sum += density(at(distance, a / ANGLES));
    return (sum * 2 * Math.PI * distance * width) / ANGLES;
  });
  return {
    masses,
    weights: distances.map((distance) => reward.weight(at(distance, 0), 0)),
    isBest: Array.from(distances, (distance) => reward.isBest(at(distance, 0), 0)),
  };
}

function classAtoms(reward: Reward): Atoms {
  const { masses } = classes10;
  return {
    masses: Float64Array.from(masses),
    weights: Float64Array.from(masses, (_, c) => reward.weight([c], 0)),
    isBest: masses.map((_, c) => reward.isBest([c], 0)),
  };
}

/** P_t(A_*) of the exact fully synthetic loop, t = 0 … 5. */
function climb({ masses, weights, isBest }: Atoms, K: number): readonly number[] {
  const total = masses.reduce((sum, m) => sum + m, 0);
  expect(total).toBeCloseTo(1, 4);
  let p = masses.map((m) => m / total);
  const best = (): number => p.reduce((sum, m, i) => (isBest[i] === true ? sum + m : sum), 0);
  const history = [best()];
  while (history.length <= 5) {
    const out = new Float64Array(p.length);
    expect(curationStep(p, weights, out, K)).toBeDefined();
    const mass = out.reduce((sum, m) => sum + m, 0);
    p = out.map((m) => m / mass);
    history.push(best());
  }
  return history;
}

describe.each(TABLE)('%s', (id, reach, table) => {
  const reward = rewardFor(id, 10);
  const history = climb(id === 'classes10' ? classAtoms(reward) : rings(id, reward, reach), 4);

  test('P_t(A_*) agrees with the table', () => {
    history.forEach((P, t) => expect(Math.abs(P - (table[t] as number))).toBeLessThan(0.0006));
  });

  test('every round gains at least 0.02, and the fifth ends above 0.95', () => {
    history.slice(1).forEach((P, t) => expect(P - (history[t] as number)).toBeGreaterThan(0.02));
    expect(history[5]).toBeGreaterThan(0.95);
  });

  test('the frequency of data in A_* agrees with P_0', () => {
    const { values, dimension, count } = DATASETS[id].sample(20_000, 1);
    let best = 0;
    for (let i = 0; i < count; i += 1) if (reward.isBest(values, i * dimension)) best += 1;
    expect(Math.abs(best / count - (history[0] as number))).toBeLessThan(0.012);
  });
});

test('gamma sets how fast the reward falls', () => {
  expect(rewardFor('gaussians8', 5).weight([2, 2.29], 0)).toBeCloseTo(Math.exp(-5), 12);
  expect(rewardFor('classes10', 5).weight([0], 0)).toBeCloseTo(Math.exp(-4.5), 12);
  expect(rewardFor('classes10', 5).top).toBe(1);
});

test('unknown datasets and bad gammas are refused', () => {
  expect(() => rewardFor('@points.csv', 10)).toThrow(InputError);
  expect(() => rewardFor('@points.csv', 10)).toThrow(
    /no default reward for the dataset "@points.csv", only for gaussians8, moons/,
  );
  expect(() => rewardFor('moons', -1)).toThrow('gamma of a reward is -1');
  expect(() => rewardFor('classes10', NaN)).toThrow(InputError);
});

describe('the rewards of further users', () => {
  test.each(['gaussians8', 'moons', 'gaussian2d', 'classes10'] as const)(
    'on %s have other best sets, which the data reaches',
    (id) => {
      const all = [rewardFor(id, 10), ...furtherRewardsFor(id, 10)];
      expect(all).toHaveLength(3);
      expect(new Set(all.map(({ region }) => JSON.stringify(region))).size).toBe(3);
      const { values, dimension, count } = DATASETS[id].sample(20_000, 1);
      for (const each of all) {
        const best = Array.from({ length: count }, (_, i) => each.isBest(values, i * dimension)).filter(Boolean).length;
        expect(best / count).toBeGreaterThan(0.02);
        expect(best / count).toBeLessThan(0.5);
      }
    },
  );

  test('have the γ of the first, and a file has none', () => {
    expect(furtherRewardsFor('gaussians8', 5)[0]?.weight([-2, 2.29], 0)).toBeCloseTo(Math.exp(-5), 12);
    expect(furtherRewardsFor('@points.csv', 5)).toEqual([]);
    expect(() => furtherRewardsFor('moons', -1)).toThrow('gamma of a reward is -1');
  });
});

test.each(['moons', 'classes10'])(
  'at gamma 0 there is no reward on %s: w is constant, and every point is best',
  (id) => {
    const reward = rewardFor(id, 0);
    const { values, dimension, count } = DATASETS[id as DatasetId].sample(200, 1);
    const places = Array.from({ length: count }, (_, i) => i * dimension);
    expect(reward.constant).toBe(true);
    expect(new Set(places.map((at) => reward.weight(values, at)))).toEqual(new Set([reward.top]));
    expect(places.every((at) => reward.isBest(values, at))).toBe(true);
    expect(rewardFor(id, 1e-6).constant).toBe(false);
  },
);
