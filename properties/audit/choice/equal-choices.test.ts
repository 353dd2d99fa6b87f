import { describe, expect, it } from '@jest/globals';
import { stream } from '../../../models';
import { type Choice, type Choices, forEachChoice } from './choices';
import { type TestPool, choicesFrom } from './choices.testing';
import { forEachValue } from './equal-choices';
import { luceLogProbability } from './luce';

/** Pools of four candidates whose rewards have so many values that are equally likely. */
function pools(count: number, values: number): TestPool[] {
  const random = stream(1, 'equal choices');
  return Array.from({ length: count }, () => ({
    rewards: Array.from({ length: 4 }, () => random.index(values)),
    kept: [random.index(4)],
  }));
}

function valuesOf(choices: Choices, value: (choice: Choice) => number): number[] {
  const values: number[] = [];
  forEachValue(choices, value, (one, number) => (values[number] = one));
  return values;
}

describe('values of choices', () => {
  it.each([
    ['grades', pools(3000, 3)],
    ['rewards that hardly repeat', pools(3000, 1e9)],
    [
      'pools that differ in order, flags or size',
      [
        { rewards: [1, 2, 1], kept: [1] },
        { rewards: [2, 1, 1], kept: [0] },
        { rewards: [1, 2, 1], kept: [0] },
        { rewards: [1, 2], kept: [1] },
        { rewards: [1, 2, 1], kept: [1] },
        { rewards: [1, 2, 1], kept: [1, 2] },
      ],
    ],
  ])('are those of each choice in turn, bit for bit: %s', (_what, given) => {
    const choices = choicesFrom(given);
    const value = (choice: Choice): number => luceLogProbability(choice, 0.7);
    const expected: number[] = [];
    forEachChoice(choices, (choice) => expected.push(value(choice)));
    expect(expected).toHaveLength(given.length);
    expect(valuesOf(choices, value)).toEqual(expected);
    expect(valuesOf(choices, value)).toEqual(expected);
  });

  it('are computed once for equal choices', () => {
    const choices = choicesFrom(pools(3000, 3));
    let calls = 0;
    valuesOf(choices, () => (calls += 1));
    expect(calls).toBeLessThanOrEqual(3 ** 4 * 4);
  });
});
