import { describe, expect, test } from '@jest/globals';
import { TrainingError } from '../learner';
import { pointsOf } from '../points';
import { gaussianLearner } from './gaussian-learner';
import type { MixtureModel } from './mixture-model';

const fit = (dimension: number, values: readonly number[]) =>
  gaussianLearner().fit(pointsOf(dimension, Float64Array.from(values)), { seed: 1 });

test('the model has the mean and covariance (with 1/n) of the points', async () => {
  const { model, report } = await fit(2, [0, 0, 2, 0, 0, 4, 2, 4, 1, 7]);
  const [component] = (model as MixtureModel).mixture.components;
  expect(Array.from(component?.mean ?? [])).toEqual([1, 3]);
  const expected = [0.8, 0, 0, 7.2];
  expect(Array.from(component?.covariance ?? [])).toEqual(expected.map((v) => expect.closeTo(v, 14)));
  expect(report).toEqual({
    steps: 0,
    loss: expect.closeTo(Math.log(2 * Math.PI) + 1 + Math.log(0.8 * 7.2) / 2, 13),
    heldOutLoss: NaN,
    stoppedBy: 'closed form',
  });
});

test('on the line, far from 0, no digits cancel', async () => {
  const { model } = await fit(1, [1e8, 1e8 + 1, 1e8 + 2]);
  const [component] = (model as MixtureModel).mixture.components;
  expect(component?.mean[0]).toBe(1e8 + 1);
  expect(component?.covariance[0]).toBeCloseTo(2 / 3, 7);
});

test('log-density of the standard normal', async () => {
  const { model } = await fit(1, [-1, 1]);
  const density = (model as MixtureModel).logDensity(pointsOf(1, Float64Array.of(0, 1, -3)));
  expect(Array.from(density)).toEqual([0, 0.5, 4.5].map((q) => expect.closeTo(-Math.log(2 * Math.PI) / 2 - q, 13)));
});

describe('points that no Gaussian can be fitted to are refused with the cause', () => {
  test.each([
    ['too few', 2, [0, 1, 2, 5], /at least 3 points, and there are 2/],
    ['none', 1, [], /at least 2 points, and there are 0/],
    ['not a number', 1, [0, 1, NaN, 2], /point 2 has a coordinate NaN/],
    ['infinite', 2, [0, 1, 2, -Infinity, 4, 5], /point 1 has a coordinate -Infinity/],
    ['coinciding', 2, [0.1, 0.7, 0.1, 0.7, 0.1, 0.7], /all 3 points coincide at \(0\.1, 0\.7\)/],
    ['on a line', 2, [0, 0, 1, 2, 2, 4, 3, 6], /lie in a hyperplane of R\^2/],
    ['too far apart', 1, [-1e200, 1e200], /overflows double precision/],
  ])('%s', async (_name, dimension, values, message) => {
    const failed = fit(dimension, values);
    await expect(failed).rejects.toThrow(TrainingError);
    await expect(failed).rejects.toThrow(message);
  });
});
