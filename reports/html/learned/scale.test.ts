import { describe, expect, test } from '@jest/globals';
import { type Extent, linearScale, niceExtent, ticks } from './scale';

test('a scale takes the ends of its domain to the ends of its range, and a domain that is a point to the middle', () => {
  const scale = linearScale([2, 4], [100, 0]);
  expect([2, 3, 4, 5].map(scale)).toEqual([100, 50, 0, -50]);
  expect(linearScale([1, 1], [0, 10])(1)).toBe(5);
});

describe('ticks', () => {
  test.each<[Extent, number, boolean, number[]]>([
    [[0, 1], 5, false, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[0, 5], 8, true, [0, 1, 2, 3, 4, 5]],
    [[0, 1], 8, true, [0, 1]],
    [[0, 50], 8, true, [0, 10, 20, 30, 40, 50]],
    [[-0.03, 0.05], 4, false, [-0.02, 0, 0.02, 0.04]],
    [[3, 3], 5, false, [3]],
    [[0, 2.7e5], 5, false, [0, 1e5, 2e5]],
  ])('of %p, at most %p, whole numbers %p', (extent, most, whole, expected) => {
    const found = ticks(extent, most, whole);
    expect(found.map((tick) => Number(tick.toPrecision(12)))).toEqual(expected);
  });
});

test('a nice extent ends at ticks', () => {
  expect(niceExtent([0, 0.57], 5)).toEqual([0, 0.6000000000000001]);
  expect(niceExtent([0.5, 0.5], 5)).toEqual([-0.5, 1.5]);
});
