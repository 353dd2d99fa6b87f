/** The tree finds what a search through all rows finds. */
import { expect, test } from '@jest/globals';
import { stream } from '../../random';
import { type Points, pointsOf } from '../points';
import { nearestRow } from './nearest-row';

/** The first row with the least squared distance, in doubles. */
function byEnumeration({ count, dimension, values }: Points, point: ArrayLike<number>): number {
  let [least, found] = [Infinity, -1];
  for (let i = 0; i < count; i += 1) {
    let square = 0;
    for (let r = 0; r < dimension; r += 1)
      square += ((point[r] as number) - (values[i * dimension + r] as number)) ** 2;
    if (square < least) [least, found] = [square, i];
  }
  return found;
}

const grid = (random: { index(n: number): number }, n: number): number => random.index(n) / 4;

test.each([
  ['one row', 1, 2, 50],
  ['the line', 300, 1, 40],
  ['the plane, with many rows at the same place and many ties', 500, 2, 9],
  ['the plane', 2000, 2, 100_000],
  ['space', 700, 3, 12],
  ['ten dimensions', 400, 10, 5],
])('%s: the first of the nearest rows', (name, count, dimension, sides) => {
  const random = stream(1, name);
  const rows = pointsOf(
    dimension,
    Float64Array.from({ length: count * dimension }, () => grid(random, sides)),
  );
  const nearest = nearestRow(rows);
  const queries = Float64Array.from({ length: 500 * dimension }, (_, i) =>
    i % (3 * dimension) < dimension ? (rows.values[i % rows.values.length] as number) : grid(random, 2 * sides) / 2,
  );
  const asked = Array.from({ length: 500 }, (_, i) => queries.subarray(i * dimension, (i + 1) * dimension));
  const expected = asked.map((point) => byEnumeration(rows, point));
  expect(asked.map((_, i) => nearest(queries, i * dimension))).toEqual(expected);
  expect(new Set(expected).size).toBeGreaterThan(count === 1 ? 0 : 4);
});

test('the answer does not depend on the query before, and a buffer may be used again', () => {
  const nearest = nearestRow(pointsOf(1, Float64Array.of(0, 1, 2)));
  const buffer = [0.9];
  expect([nearest(buffer, 0), nearest(buffer, 0)]).toEqual([1, 1]);
  buffer[0] = 1.9;
  expect(nearest(buffer, 0)).toBe(2);
});

test('far away points, whose squares are no doubles', () => {
  const nearest = nearestRow(pointsOf(2, Float64Array.of(0, 0, 0, 5, 1e200, 0, -1e308, 1e308)));
  expect(nearest([1e190, 7], 0)).toBe(0);
  expect(nearest([8e199, 0], 0)).toBe(2);
  expect(nearest([-1.5e308, 1.5e308], 0)).toBe(3);
});

test('a point that is not finite is refused', () => {
  const nearest = nearestRow(pointsOf(1, Float64Array.of(0)));
  expect(() => nearest([NaN], 0)).toThrow('a coordinate is NaN: the point has no nearest row');
  expect(() => nearest([Infinity], 0)).toThrow(RangeError);
});
