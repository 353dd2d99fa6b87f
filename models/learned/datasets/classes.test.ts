import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { classes } from './classes';
import { classes10 } from './registry';

test('classes are drawn with their masses', () => {
  const count = 100_000;
  const seen = new Array<number>(10).fill(0);
  for (const c of classes10.sample(count, 4).values) seen[c] = (seen[c] as number) + 1;
  const chiSquare = seen.reduce((sum, n, c) => {
    const expected = count * (classes10.masses[c] as number);
    return sum + (n - expected) ** 2 / expected;
  }, 0);
  // The 99.9 % quantile of the χ² law with 9 degrees of freedom.
  expect(chiSquare).toBeLessThan(27.9);
});

test('a class of mass 0 is never drawn, and has density 0', () => {
  const dataset = classes([0, 0.5, 0, 0.5, 0]);
  expect(new Set(dataset.sample(1000, 1).values)).toEqual(new Set([1, 3]));
  expect([0, 1, 2, 3, 4].map((c) => dataset.logDensity?.([c], 0))).toEqual([0, 0.5, 0, 0.5, 0].map(Math.log));
});

test('the density is 0 at points that are not classes', () => {
  expect([-1, 0.5, 10, NaN, Infinity].map((x) => classes10.logDensity?.([x], 0))).toEqual(new Array(5).fill(-Infinity));
});

describe('masses that are not a probability law are refused', () => {
  test.each([
    [[1], /1 classes leave nothing to choose/],
    [[0.5, 0.6, -0.1], /mass of class 2 is -0\.1/],
    [[0.5, NaN], /mass of class 1 is NaN/],
    [[0.5, 0.4], /sum to 0\.9; divide/],
  ])('%j', (masses, message) => {
    expect(() => classes(masses)).toThrow(InputError);
    expect(() => classes(masses)).toThrow(message);
  });
});
