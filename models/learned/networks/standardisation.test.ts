import { expect, test } from '@jest/globals';
import { TrainingError } from '../learner';
import { pointsOf } from '../points';
import { checkPoints, restored, standardisationOf, standardised } from './standardisation';

const points = (values: number[]): ReturnType<typeof pointsOf> => pointsOf(2, Float64Array.from(values));

test('each coordinate gets mean 0 and variance 1, and is restored', () => {
  const cloud = points([1e6, 1e-9, 1e6 + 2, 3e-9, 1e6 + 4, 8e-9]);
  const standardisation = standardisationOf(cloud);
  expect(standardisation.mean[0]).toBe(1e6 + 2);
  expect(standardisation.scale[0]).toBeCloseTo(Math.sqrt(8 / 3), 12);
  const z = standardised(cloud, standardisation);
  for (const j of [0, 1]) {
    const column = [0, 1, 2].map((i) => z[2 * i + j] as number);
    expect(column.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 6);
    expect(column.reduce((sum, x) => sum + x * x, 0) / 3).toBeCloseTo(1, 6);
  }
  const back = restored(z, standardisation);
  expect(back[4]).toBeCloseTo(1e6 + 4, 6);
  expect(back[5]).toBeCloseTo(8e-9, 15);
});

test('a constant coordinate is only shifted', () => {
  const cloud = points([7, 1, 7, 2]);
  expect(standardisationOf(cloud).scale[0]).toBe(1);
  expect(standardised(cloud, standardisationOf(cloud))[2]).toBe(0);
});

test.each([
  [[1, 2, NaN, 4], 'coordinate 0 of point 1 is NaN'],
  [[1, Infinity], 'coordinate 1 of point 0 is Infinity'],
  [[], 'no points'],
])('points %j are refused', (values, message) => {
  expect(() => checkPoints(points(values))).toThrow(TrainingError);
  expect(() => standardisationOf(points(values))).toThrow(message);
});

test('a spread beyond double precision is refused', () => {
  expect(() => standardisationOf(points([0, 1e300, 0, -1e300]))).toThrow('coordinate 1 of the points is too large');
});

test('points too far from those of the standardisation are refused', () => {
  const standardisation = { mean: [0, 0], scale: [1e-30, 1] };
  expect(() => standardised(points([1e30, 0]), standardisation)).toThrow('coordinate 0 of point 0 is 1e+30');
});
