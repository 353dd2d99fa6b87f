import { describe, expect, test } from '@jest/globals';
import { stream } from '../../../random';
import { type Points, pointsOf } from '../../points';
import { type FrechetDistance, frechetDistance, frechetOfMoments } from './frechet';

const moments = (mean: readonly number[], covariance: readonly number[]) => ({
  mean: Float64Array.from(mean),
  covariance: Float64Array.from(covariance),
});

describe('the distance of Gaussians', () => {
  test.each([
    ['on the line: (μ_1 − μ_2)² + (σ_1 − σ_2)²', moments([1], [4]), moments([-2], [9]), 9 + 1],
    ['of one law', moments([1, 2], [2, 1, 1, 3]), moments([1, 2], [2, 1, 1, 3]), 0],
    ['of diagonal covariances', moments([0, 0], [4, 0, 0, 9]), moments([1, 1], [1, 0, 0, 16]), 2 + 1 + 1],
    ['of points', moments([0, 3], [0, 0, 0, 0]), moments([4, 0], [0, 0, 0, 0]), 25],
    ['of a point and a Gaussian', moments([0, 0], [0, 0, 0, 0]), moments([0, 0], [5, 2, 2, 7]), 12],
    ['of singular Gaussians on orthogonal lines', moments([0, 0], [4, 0, 0, 0]), moments([0, 0], [0, 0, 0, 9]), 13],
  ])('%s', (_, first, second, expected) => {
    expect(frechetOfMoments(first, second)).toBeCloseTo(expected, 10);
    expect(frechetOfMoments(second, first)).toBeCloseTo(expected, 10);
  });

  test('on the plane is that of tr (Σ_1 Σ_2)^{1/2} = (tr Σ_1 Σ_2 + 2 (det Σ_1 Σ_2)^{1/2})^{1/2}', () => {
    const random = stream(1, 'covariances');
    for (let i = 0; i < 50; i += 1) {
      const covariance = (): [number, number, number, number] => {
        const [a, b, c, d] = [random.normal(), random.normal(), random.normal(), random.normal()];
        return [a * a + b * b, a * c + b * d, a * c + b * d, c * c + d * d];
      };
      const [s, t] = [covariance(), covariance()];
      const trace = s[0] * t[0] + s[1] * t[2] + s[2] * t[1] + s[3] * t[3];
      const determinant = (s[0] * s[3] - s[1] * s[2]) * (t[0] * t[3] - t[1] * t[2]);
      const expected = s[0] + s[3] + t[0] + t[3] - 2 * Math.sqrt(trace + 2 * Math.sqrt(determinant));
      expect(frechetOfMoments(moments([0, 0], s), moments([0, 0], t))).toBeCloseTo(expected, 9);
    }
  });
});

const D = 6;
/** Normal points with a mean in each coordinate and a deviation. */
function normal(count: number, mean: number, deviation: number, seed: number): Points {
  const random = stream(seed, 'sample');
  return pointsOf(
    D,
    Float64Array.from({ length: D * count }, () => mean + deviation * random.normal()),
  );
}

describe('the distance of samples', () => {
  const average = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;

  test.each([
    ['of one law', 0, 1, 0],
    ['of two laws', 0.2, 1.3, D * (0.2 ** 2 + 0.3 ** 2)],
  ])('%s is too large, and its extrapolation is right on average', (_, mean, deviation, exact) => {
    const found = Array.from({ length: 60 }, (__, i) =>
      frechetDistance(normal(200, 0, 1, 2 * i), normal(200, mean, deviation, 2 * i + 1), i),
    );
    /** The mean error of an estimate, and its standard error. */
    const errorOf = (of: (distance: FrechetDistance) => number) => {
      const errors = found.map((distance) => of(distance) - exact);
      const bias = average(errors);
      return { bias, noise: Math.sqrt(average(errors.map((e) => (e - bias) ** 2)) / errors.length) };
    };
    // Two standard deviations to either side reach the truth in about 19 of 20 cases, where the laws differ.
    const reached = found.filter(({ extrapolated: e, deviation: s }) => Math.abs(e - exact) <= 2 * s);
    expect(reached.length).toBeGreaterThanOrEqual(52);
    const [plain, extrapolated] = [errorOf((d) => d.plain), errorOf((d) => d.extrapolated)];
    expect(plain.bias).toBeGreaterThan(5 * plain.noise);
    expect(Math.abs(extrapolated.bias)).toBeLessThan(2.5 * extrapolated.noise);
    expect(extrapolated.noise).toBeLessThan(plain.bias / 3);
    const estimated = average(found.map((each) => each.deviation)) / Math.sqrt(found.length);
    expect(estimated).toBeLessThan(3 * plain.noise);
  });

  test('plain is that of the moments with divisor n − 1', () => {
    const [first, second] = [pointsOf(1, Float64Array.of(...new Array<number>(9).fill(0), 10)), normal(60, 0, 1, 3)];
    const line = pointsOf(1, second.values.slice(0, 60));
    const mean = average([...line.values]);
    const variance = line.values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 59;
    const expected = (1 - mean) ** 2 + (Math.sqrt(10) - Math.sqrt(variance)) ** 2;
    expect(frechetDistance(first, line, 1).plain).toBeCloseTo(expected, 10);
  });

  test('the same seed gives the same numbers', () => {
    const [first, second] = [normal(100, 0, 1, 1), normal(100, 0, 1, 2)];
    expect(frechetDistance(first, second, 5)).toEqual(frechetDistance(first, second, 5));
    expect(frechetDistance(first, second, 6).extrapolated).not.toBe(frechetDistance(first, second, 5).extrapolated);
  });

  test('few features and other dimensions are refused', () => {
    expect(() => frechetDistance(normal(9, 0, 1, 1), normal(50, 0, 1, 2), 1)).toThrow(
      'there are 9 and 50 features; give at least 10 of each law',
    );
    expect(() => frechetDistance(normal(60, 0, 1, 1), pointsOf(1, new Float64Array(60)), 1)).toThrow(RangeError);
  });
});
