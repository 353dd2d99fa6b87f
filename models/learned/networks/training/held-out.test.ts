import { expect, test } from '@jest/globals';
import { bestOf, isExhausted, isLastGood, split } from './held-out';

const data = (count: number): Parameters<typeof split>[0] => ({
  count,
  dimension: 2,
  values: Float32Array.from({ length: 2 * count }, (_, i) => i),
});

const rows = (values: Float32Array): string[] =>
  Array.from({ length: values.length / 2 }, (_, i) => values.subarray(2 * i, 2 * i + 2).join());

test('a share of whole points is held out, determined by the seed', () => {
  const { training, heldOut } = split(data(50), 0.1, 1);
  expect([training.count, heldOut.count]).toEqual([45, 5]);
  const all = [...rows(training.values), ...rows(heldOut.values)].sort();
  expect(all).toEqual(rows(data(50).values).sort());
  expect(split(data(50), 0.1, 1)).toEqual({ training, heldOut });
  expect(split(data(50), 0.1, 2).heldOut).not.toEqual(heldOut);
});

test.each([
  [9, 0.1],
  [100, 0],
])('of %i points, a share of %f leaves none', (count, share) => {
  expect(split(data(count), share, 1).heldOut.count).toBe(0);
});

test.each<[number[], { best: number; good: boolean; exhausted: boolean }]>([
  [[], { best: -1, good: false, exhausted: false }],
  [[3], { best: 0, good: true, exhausted: false }],
  [[3, 2, 2.5], { best: 1, good: false, exhausted: false }],
  [[3, 2, 2.5, 2.001], { best: 1, good: true, exhausted: true }],
  [[3, 2, 2.5, 1], { best: 3, good: true, exhausted: false }],
])('of the losses %j, with a patience of 2: %j', (history, expected) => {
  const exhausted = isExhausted(history, 2);
  expect({ best: bestOf(history), good: isLastGood(history), exhausted }).toEqual(expected);
});
