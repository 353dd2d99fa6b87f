import { describe, expect, it } from '@jest/globals';
import { stream } from '../../../models';
import { identityOf } from './identity';

describe('the number of a point', () => {
  it('is the same for the same point, wherever it stands', () => {
    expect(identityOf([1, 2, 0.5, -3], 2, 2)).toBe(identityOf([0.5, -3], 0, 2));
    expect(identityOf([0], 0, 1)).toBe(identityOf([-0], 0, 1));
  });

  it.each([
    ['normal', (i: number, random: number) => random + 0 * i],
    ['whole', (i: number) => i],
    ['next to each other', (i: number) => 1 + i * Number.EPSILON],
  ])('differs between 200,000 %s points', (_, of) => {
    const random = stream(1);
    const points = Array.from({ length: 200_000 }, (__, i) => of(i, random.normal()));
    const plane = points.flatMap((x) => [x, -x]);
    expect(new Set(points.map((__, i) => identityOf(points, i, 1))).size).toBe(points.length);
    expect(new Set(points.map((__, i) => identityOf(plane, 2 * i, 2))).size).toBe(points.length);
  });

  it('tells coordinates that change places', () => {
    expect(identityOf([1, 2], 0, 2)).not.toBe(identityOf([2, 1], 0, 2));
  });
});
