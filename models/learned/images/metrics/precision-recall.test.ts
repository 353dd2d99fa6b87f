import { describe, expect, test } from '@jest/globals';
import { stream } from '../../../random';
import { type Points, pointsOf } from '../../points';
import * as metrics from './precision-recall';

const share = (of: Float64Array): number => of.reduce((sum, is) => sum + is, 0) / of.length;

function precisionRecall(generated: Points, reference: Points) {
  const { precise, recalled } = metrics.precisionRecall(generated, reference);
  expect([precise.length, recalled.length]).toEqual([generated.count, reference.count]);
  return { precision: share(precise), recall: share(recalled) };
}

const line = (...values: readonly number[]): Points => pointsOf(1, Float64Array.from(values));

describe('by hand', () => {
  // The third nearest of 0, 1, 2, 3, 10 are at the distances 3, 2, 2, 3, 9.
  const reference = line(0, 1, 2, 3, 10);

  test.each([
    ['within some ball', line(-3, 6, 19, 4), 1],
    ['some outside all balls', line(-3.1, 6, 19.1, 4), 1 / 2],
    ['all outside', line(-4, 20, 30, -9), 0],
  ])('precision: %s', (_, generated, expected) => {
    expect(precisionRecall(generated, reference).precision).toBe(expected);
  });

  test.each([
    // The balls of 0, 0, 0, 0 have the radius 0; those of the others that to the third nearest.
    ['a single point', line(0, 0, 0, 0), 1 / 5],
    ['points near the first four', line(0, 1, 2, 3), 4 / 5],
    ['points that reach all', line(0, 3, 6, 10), 1],
  ])('recall: %s', (_, generated, expected) => {
    expect(precisionRecall(generated, reference).recall).toBe(expected);
  });
});

/** Normal points about several centres in turn. */
function about(centres: readonly number[], count: number, seed: number, deviation = 0.1): Points {
  const random = stream(seed, 'points');
  return pointsOf(
    2,
    Float64Array.from({ length: 2 * count }, (_, i) => {
      const centre = centres[(i >> 1) % centres.length] as number;
      return (i % 2 === 0 ? centre : 0) + deviation * random.normal();
    }),
  );
}

const real = about([0, 5, 10, 15], 400, 1);

test('two samples of one law have a high precision and a high recall', () => {
  const { precision, recall } = precisionRecall(about([0, 5, 10, 15], 400, 2), real);
  expect(precision).toBeGreaterThan(0.85);
  expect(recall).toBeGreaterThan(0.85);
});

test('a model of one mode of four has the recall of this mode, and a high precision', () => {
  const { precision, recall } = precisionRecall(about([0], 400, 2), real);
  expect(precision).toBeGreaterThan(0.85);
  expect(recall).toBeLessThan(0.26);
});

test('a model that also draws elsewhere loses precision alone', () => {
  const { precision, recall } = precisionRecall(about([0, 5, 10, 15, 2.5, 7.5, 12.5, 17.5], 800, 2), real);
  expect(precision).toBeLessThan(0.51);
  expect(recall).toBeGreaterThan(0.85);
});

test('within classes, an image counts that is near a real one of its class', () => {
  const of = (classes: readonly number[], ...values: readonly number[]) => ({ features: line(...values), classes });
  const reference = of([0, 0, 0, 0, 1, 1, 1, 1, 2], 0, 1, 2, 3, 20, 21, 22, 23, 50);
  const generated = of([0, 0, 1, 1, 2, 3], 1, 21, 21, 1, 50, 1);
  // Of class 2 there is one real image, and of class 3 none.
  expect([...metrics.preciseInClass(generated, reference)]).toEqual([1, 0, 1, 0, 0, 0]);
});

test('few features and other dimensions are refused', () => {
  expect(() => precisionRecall(line(1, 2, 3), line(1, 2, 3, 4))).toThrow(
    'there are 3 and 4 features; give more than 3 of each law',
  );
  expect(() => precisionRecall(line(1, 2, 3, 4), real)).toThrow(RangeError);
});
