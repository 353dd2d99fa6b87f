/** Which draws are taken: those of a network are dear. */
import { describe, expect, test } from '@jest/globals';
import { type Lambda, MUTANTS, curatedLoop } from '../../../models';
import { type Sampler, type Trajectory, classBins, classReward } from '../../../models/learned';
import { Q } from '../../../theory';
import { exactTrajectory } from '../experiments/exact-trajectory.testing';
import { Draws } from './draws';

const [START, NEXT, REAL] = [
  [0.2, 0.5, 0.3],
  [0.1, 0.4, 0.5],
  [0.6, 0.3, 0.1],
];
const reward = classReward([1, 4, 9]);
const TRAIN = { kind: 'train', t: 0 } as const;
const ROUND = { kind: 'round', t: 0 } as const;
const UNITS = 8192;

/** The draws of a run, and how many points its first model has drawn. */
function counted(lambda: Lambda, trainingPairs: boolean, loop = curatedLoop) {
  let drawn = 0;
  const run = { laws: [START, NEXT, NEXT], reference: REAL, loop, reward, K: 4, lambda };
  const exact = exactTrajectory(run);
  const first = exact.model(0);
  const draw = first.draw.bind(first);
  Object.assign(first, {
    draw: (count: number, seed: number) => {
      drawn += count;
      return draw(count, seed);
    },
  } satisfies Partial<Sampler>);
  const trajectory: Trajectory = exact;
  const draws = new Draws({ trajectory, reward, binning: classBins(3), seed: 3, trainingPairs, heldPoints: 100 });
  return { draws, drawn: () => drawn / UNITS, direct: () => exact.training(0) };
}

const sharesOf = (draws: Draws): number[] =>
  [0, 1, 2].map((bin) => draws.shares(TRAIN, bin, UNITS).reduce((sum, share) => sum + share / UNITS, 0));

/** Five standard deviations of a share. */
const NEAR = 5 * Math.sqrt(0.25 / UNITS);

describe.each([
  ['without real data', 'infinity', false, 4],
  ['without real data, in pairs', 'infinity', true, 8],
  ['with real data', Q.one, false, 4],
  ['with real data, in pairs', Q.one, true, 6],
] as const)('training data %s', (_, lambda, pairs, perUnit) => {
  const { draws, drawn, direct } = counted(lambda, pairs);
  const taken = draws.ensure([ROUND, TRAIN], UNITS);

  test(`is made of the candidates of the model: about ${perUnit} draws a unit`, async () => {
    await taken;
    expect(Math.abs(drawn() - perUnit)).toBeLessThan(0.1);
  });

  test('has the law of training data that is drawn anew', async () => {
    await taken;
    const { values } = await direct().draw(UNITS, 9);
    const expected = [0, 1, 2].map((bin) => values.filter((c) => c === bin).length / UNITS);
    sharesOf(draws).forEach((share, bin) => expect(Math.abs(share - (expected[bin] as number))).toBeLessThan(2 * NEAR));
  });
});

test('training data of another model than that of its round is drawn anew', async () => {
  const { draws, drawn } = counted('infinity', true, MUTANTS['stale-model'].mutate(curatedLoop));
  await draws.ensure([{ kind: 'train', t: 1 }], UNITS);
  // Two draws of four candidates each, of the model before.
  expect(drawn()).toBe(8);
});

test('the first points of a model are among its draws, and are given out once', async () => {
  const { draws, drawn } = counted('infinity', false);
  const { count } = await draws.firstPoints(0);
  expect(count).toBe(100);
  const before = drawn();
  await draws.ensure([ROUND], 25);
  expect(drawn()).toBe(before);
  await expect(draws.firstPoints(0)).rejects.toThrow('not held');
});
