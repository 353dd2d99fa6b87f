import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { classReward } from './class-reward';

const reward = classReward([1, 5, 0.25, 5]);

test('a class has its weight; the best are those with the largest', () => {
  expect([0, 1, 2, 3].map((c) => reward.weight([9, c], 1))).toEqual([1, 5, 0.25, 5]);
  expect([0, 1, 2, 3].map((c) => reward.isBest([c], 0))).toEqual([false, true, false, true]);
  expect(reward.region).toEqual({ kind: 'classes', classes: [1, 3] });
  expect(reward.top).toBe(5);
  expect(reward.text).toBe('w(c) = 1, 5, 0.25, 5 for the classes 0 … 3');
});

test.each([-1, 4, 0.5, NaN, Infinity])('%d is no class', (x) => {
  expect(() => reward.weight([x], 0)).toThrow(RangeError);
  expect(() => reward.isBest([x], 0)).toThrow(`${x} is none of the classes 0 … 3`);
});

describe('weights outside their domain are refused', () => {
  test.each([
    [[1], /reward on 1 classes/],
    [[1, 0], /weight of class 1 is 0/],
    [[-1, 2], /weight of class 0 is -1/],
    [[1, Infinity], /weight of class 1 is Infinity/],
    [[1, NaN], /weight of class 1 is NaN/],
  ])('%j', (weights, message) => {
    expect(() => classReward(weights)).toThrow(InputError);
    expect(() => classReward(weights)).toThrow(message);
  });
});
