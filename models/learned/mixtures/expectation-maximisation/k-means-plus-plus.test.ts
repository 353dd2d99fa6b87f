import { expect, test } from '@jest/globals';
import { gaussians8 } from '../../datasets/gaussians8';
import { stream } from '../../../random/stream';
import { pointsOf } from '../../points';
import { kMeansPlusPlus } from './k-means-plus-plus';

test('every point belongs to its nearest centre, and every centre to itself', () => {
  const points = gaussians8.sample(500, 1);
  const { centres, nearest } = kMeansPlusPlus(points, 12, stream(1, 'test'));
  const distance = (i: number, j: number): number =>
    ((points.values[2 * i] as number) - (points.values[2 * j] as number)) ** 2 +
    ((points.values[2 * i + 1] as number) - (points.values[2 * j + 1] as number)) ** 2;
  expect(new Set(centres).size).toBe(12);
  centres.forEach((centre, k) => expect(nearest[centre]).toBe(k));
  nearest.forEach((k, i) => {
    const least = Math.min(...centres.map((centre) => distance(i, centre)));
    expect(distance(i, centres[k] as number)).toBe(least);
  });
});

test('eight centres find eight Gaussians, one each, for most seeds', () => {
  const points = gaussians8.sample(1000, 1);
  const found = Array.from({ length: 20 }, (_, seed) => {
    const { centres } = kMeansPlusPlus(points, 8, stream(seed, 'test'));
    return new Set(
      centres.map(
        (i) =>
          Math.round(
            (Math.atan2(points.values[2 * i + 1] as number, points.values[2 * i] as number) * 4) / Math.PI + 8,
          ) % 8,
      ),
    ).size;
  });
  expect(found.filter((n) => n === 8).length).toBeGreaterThan(15);
});

test('there are no more centres than distinct points', () => {
  const { centres, nearest } = kMeansPlusPlus(pointsOf(1, Float64Array.of(1, 2, 1, 2, 1)), 4, stream(1, 'test'));
  expect(centres).toHaveLength(2);
  expect(nearest[0]).toBe(nearest[2]);
  expect(nearest[0]).not.toBe(nearest[1]);
});
