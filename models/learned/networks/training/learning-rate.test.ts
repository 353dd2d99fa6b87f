import { expect, test } from '@jest/globals';
import { learningRateAt } from './learning-rate';

test.each([
  [0, 0.2],
  [50, 0.1],
  [100, 0],
])('at step %i of 100 it is %f', (step, expected) => {
  expect(learningRateAt(0.2, step, 100)).toBeCloseTo(expected, 12);
});
