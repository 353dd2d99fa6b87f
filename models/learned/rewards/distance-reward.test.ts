import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { distanceReward } from './distance-reward';

const reward = distanceReward({ centre: [1, 2], radius: 5, gamma: 10 });

test.each([
  ['the centre', [1, 2], 1, true],
  ['inside', [2, 0], 1, true],
  ['on the boundary', [4, 6], 1, true],
  ['outside by 0.1', [1, 7.1], Math.exp(-1), false],
  ['outside by 5', [7, 10], Math.exp(-50), false],
  ['far away', [1e200, 0], 0, false],
  ['at infinity', [0, -Infinity], 0, false],
])('%s', (_name, point, weight, best) => {
  expect(reward.weight(point, 0)).toBeCloseTo(weight, 12);
  expect(reward.isBest(point, 0)).toBe(best);
});

test('coordinates are read from a position on', () => {
  expect(reward.weight([50, 50, 1, 7.1], 2)).toBe(reward.weight([1, 7.1], 0));
  expect(reward.isBest([50, 50, 1, 2], 2)).toBe(true);
});

test('it gives its formula, top and ball', () => {
  expect(reward.region).toEqual({ kind: 'ball', centre: [1, 2], radius: 5 });
  expect(reward.text).toBe('r(x) = −10·max(0, ‖x − (1, 2)‖ − 5)');
  expect(reward.top).toBe(1);
});

test('a NaN coordinate is refused', () => {
  expect(() => reward.weight([NaN, 1], 0)).toThrow('(NaN, 1) is no point of R^2');
  expect(() => reward.isBest([1, 1, 2], 2)).toThrow(RangeError);
});

describe('options outside their domain are refused', () => {
  test.each([
    [{ centre: [], radius: 1, gamma: 1 }, /centre of a distance reward is \(\)/],
    [{ centre: [0, NaN], radius: 1, gamma: 1 }, /centre of a distance reward is \(0, NaN\)/],
    [{ centre: [0], radius: -1, gamma: 1 }, /radius of a distance reward is -1/],
    [{ centre: [0], radius: Infinity, gamma: 1 }, /radius of a distance reward is Infinity/],
    [{ centre: [0], radius: 1, gamma: -1 }, /gamma of a distance reward is -1/],
    [{ centre: [0], radius: 1, gamma: NaN }, /gamma of a distance reward is NaN/],
  ])('%j', (options, message) => {
    expect(() => distanceReward(options)).toThrow(InputError);
    expect(() => distanceReward(options)).toThrow(message);
  });
});
