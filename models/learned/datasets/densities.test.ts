/** The densities of the datasets are those of their samples. */
import { describe, expect, test } from '@jest/globals';
import type { Dataset } from '../dataset';
import { gaussian2d } from './gaussian2d';
import { gaussians8 } from './gaussians8';
import { moons } from './moons';

const densityOf = ({ logDensity }: Dataset, x: number, y: number): number => Math.exp(logDensity?.([x, y], 0) ?? NaN);

/**
 * The integral of the density by the midpoint rule on a grid of cells of side h. It is spectrally accurate for smooth
 * densities.
 */
function massOf(dataset: Dataset, [left, right, bottom, top]: readonly number[], h: number): number {
  let mass = 0;
  for (let x = (left as number) + h / 2; x < (right as number); x += h) {
    for (let y = (bottom as number) + h / 2; y < (top as number); y += h) mass += densityOf(dataset, x, y) * h * h;
  }
  return mass;
}

describe.each([
  [gaussians8, [-3.2, 3.2, -3.2, 3.2], 0.08],
  [moons, [-2.4, 2.4, -1.8, 1.8], 0.04],
  [gaussian2d, [-12, 12, -8, 8], 0.2],
] as const)('$id', (dataset, box, h) => {
  test('the density integrates to 1', () => {
    expect(massOf(dataset, box, h)).toBeCloseTo(1, 9);
  });

  test('the frequencies of samples in cells agree with the density', () => {
    const [count, side] = [100_000, 0.4];
    const { values } = dataset.sample(count, 11);
    const cells = new Map<string, number>();
    for (let i = 0; i < count; i += 1) {
      const key = [0, 1].map((r) => Math.floor((values[2 * i + r] as number) / side)).join();
      cells.set(key, (cells.get(key) ?? 0) + 1);
    }
    const masses = Array.from(cells, ([key, seen]) => {
      const [i, j] = key.split(',').map(Number) as [number, number];
      const mass = massOf(dataset, [i * side, (i + 1) * side - 1e-9, j * side, (j + 1) * side - 1e-9], side / 20);
      return { seen, expected: mass * count };
    }).filter(({ expected }) => expected > 20);
    expect(masses.reduce((sum, { expected }) => sum + expected, 0)).toBeGreaterThan(0.99 * count);
    const chiSquare = masses.reduce((sum, { seen, expected }) => sum + (seen - expected) ** 2 / expected, 0);
    expect(Math.abs(chiSquare - masses.length)).toBeLessThan(4 * Math.sqrt(2 * masses.length));
  });

  test('the same seed gives the same points, and another seed gives others', () => {
    expect(dataset.sample(30, 1)).toEqual(dataset.sample(30, 1));
    expect(dataset.sample(30, 1).values).not.toEqual(dataset.sample(30, 2).values);
    expect(dataset.sample(0, 1)).toEqual({ count: 0, dimension: 2, values: new Float64Array(0) });
  });

  test('the density reads coordinates from a position on', () => {
    expect(dataset.logDensity?.([9, 9, 0.5, -0.25], 2)).toBe(dataset.logDensity?.([0.5, -0.25], 0));
  });

  test('far away the logarithm is finite or −∞, never NaN', () => {
    for (const far of [50, 1e5, 1e9, 1e200, Infinity]) {
      const l = dataset.logDensity?.([far, -far], 0) as number;
      expect(l).toBeLessThan(-700);
    }
  });
});

test.each([
  [0, 0],
  [0.5, 0.25],
  [-0.5, -0.25],
  [1.5, 0.25],
  [-0.4, 0.8],
  [0.5, -0.251],
  [1.52, 0.1],
  [0.1, -2.5],
  [1.8, 0.8],
])('the density of the moons at (%d, %d) is that of a sum over their points', (x, y) => {
  // A composite Simpson rule over the half circles, independent of the Gauss–Legendre rule of the density.
  const [n, variance] = [40_000, 0.075 ** 2];
  let sum = 0;
  for (const side of [1, -1]) {
    for (let i = 0; i <= n; i += 1) {
      const t = (Math.PI * i) / n;
      const weight = (i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2) / (3 * n);
      const square = (x - side * (Math.cos(t) - 0.5)) ** 2 + (y - side * (Math.sin(t) - 0.25)) ** 2;
      sum += (weight / 2) * Math.exp(-square / (2 * variance));
    }
  }
  const expected = Math.log(sum / (2 * Math.PI * variance));
  expect(Math.abs((moons.logDensity?.([x, y], 0) as number) - expected)).toBeLessThan(
    1e-12 * Math.max(1, Math.abs(expected)),
  );
});

test('the correlated Gaussian has its moments', () => {
  const { values, count } = gaussian2d.sample(200_000, 3);
  const mean = (f: (x: number, y: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < count; i += 1) sum += f(values[2 * i] as number, values[2 * i + 1] as number);
    return sum / count;
  };
  expect(Math.abs(mean((x) => x))).toBeLessThan(0.015);
  expect(Math.abs(mean((x) => x * x) - 2.25)).toBeLessThan(0.03);
  expect(Math.abs(mean((_, y) => y * y) - 1)).toBeLessThan(0.015);
  expect(Math.abs(mean((x, y) => x * y) - 0.9)).toBeLessThan(0.02);
});
