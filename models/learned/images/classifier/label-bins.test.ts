import { expect, test } from '@jest/globals';
import { stream } from '../../../random';
import { pointsOf } from '../../points';
import type { Reward } from '../../reward';
import { labelBins } from './label-bins';

const labelNames = ['a', 'b', 'c', 'd'];
/** The label of a point of [0, 1]²: the quarter of its first coordinate. */
const label = (v: ArrayLike<number>, at: number): number => Math.floor(4 * (v[at] as number));
const classifier = { labelNames, label };

/** The best have the label b or d, and a second coordinate below 1/2. */
const isBest = (v: ArrayLike<number>, at: number): boolean => label(v, at) % 2 === 1 && (v[at + 1] as number) < 0.5;
const reward: Reward = {
  text: 'test',
  region: { kind: 'marked' },
  top: 1,
  weight: (v, at) => (isBest(v, at) ? 1 : 0.5),
  isBest,
};

const random = stream(1, 'bins');
const points = pointsOf(
  2,
  Float64Array.from({ length: 400 }, () => random.uniform()),
);
const { values } = points;
const places = Array.from({ length: points.count }, (_, i) => 2 * i);

test('a bin tells the label and whether the image is in A_*', () => {
  const bins = labelBins(classifier, reward, points);
  expect(bins.count).toBe(6);
  const seen = new Map<number, Set<string>>();
  for (const at of places) {
    const bin = bins.of(values, at);
    seen.set(bin, (seen.get(bin) ?? new Set()).add(`${label(values, at)} ${String(isBest(values, at))}`));
  }
  expect([...seen.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  for (const kinds of seen.values()) expect(kinds.size).toBe(1);
});

test.each([
  ['few are in A_*', 0.02],
  ['few are not', 0.98],
])('a label of which %s is one bin', (_, threshold) => {
  const rare = { ...reward, isBest: (v: ArrayLike<number>, at: number) => (v[at + 1] as number) < threshold };
  const bins = labelBins(classifier, rare, points);
  expect(bins.count).toBe(4);
  for (const at of places) expect(bins.of(values, at)).toBe(label(values, at));
});

test('a constant reward gives the labels alone', () => {
  const bins = labelBins(classifier, { ...reward, constant: true, isBest: () => true }, points);
  expect(bins.count).toBe(4);
  for (const at of places) expect(bins.of(values, at)).toBe(label(values, at));
});
