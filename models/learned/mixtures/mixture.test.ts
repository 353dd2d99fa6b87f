import { describe, expect, test } from '@jest/globals';
import { pointsOf } from '../points';
import { logDensities, type Mixture, sampleMixture } from './mixture';
import { momentsOf } from './moments';
import { normalOf, type Normal } from './normal';

const normal = (mean: readonly number[], covariance: readonly number[]): Normal =>
  normalOf(Float64Array.from(mean), Float64Array.from(covariance)) as Normal;

const MIXTURE: Mixture = {
  dimension: 2,
  components: [
    { ...normal([1, -1], [1, 0.6, 0.6, 0.5]), weight: 0.75 },
    { ...normal([-3, 2], [0.2, 0, 0, 2]), weight: 0.25 },
  ],
};

/** The density in R², by its definition. */
function density({ components }: Mixture, x: number, y: number): number {
  return components.reduce((sum, { weight, mean, covariance }) => {
    const [a, b, , c] = Array.from(covariance) as [number, number, number, number];
    const [u, v] = [x - (mean[0] as number), y - (mean[1] as number)];
    const determinant = a * c - b * b;
    const square = (c * u * u - 2 * b * u * v + a * v * v) / determinant;
    return sum + (weight * Math.exp(-square / 2)) / (2 * Math.PI * Math.sqrt(determinant));
  }, 0);
}

test('log-densities are those of the definition', () => {
  const values = Float64Array.of(0, 0, 1, -1, -3, 3, 2.5, 0.25, -1, 0.5);
  const found = logDensities(MIXTURE, pointsOf(2, values));
  found.forEach((l, i) => {
    expect(l).toBeCloseTo(Math.log(density(MIXTURE, values[2 * i] as number, values[2 * i + 1] as number)), 12);
  });
});

test('far away the log-density is finite where the density underflows, and −∞ where squares overflow', () => {
  const [far, farther] = logDensities(MIXTURE, pointsOf(2, Float64Array.of(1e4, 0, 1e200, 0)));
  expect(far).toBeLessThan(-1e7);
  expect(Number.isFinite(far)).toBe(true);
  expect(farther).toBe(-Infinity);
});

describe('samples', () => {
  test('have the moments of the mixture', () => {
    const { mean, covariance } = momentsOf(sampleMixture(MIXTURE, 200_000, 3));
    const expectedMean = [0.75 * 1 - 0.25 * 3, -0.75 + 0.5];
    // The covariance is E[Σ] plus that of the means, which is 3/16 of the outer product of their difference (4, −3).
    const expected = [0.8 + 3, 0.45 - (3 / 16) * 12, 0.45 - (3 / 16) * 12, 0.875 + (3 / 16) * 9];
    mean.forEach((v, i) => expect(Math.abs(v - (expectedMean[i] as number))).toBeLessThan(0.025));
    covariance.forEach((v, i) => expect(Math.abs(v - (expected[i] as number))).toBeLessThan(0.05));
  });

  test('are the same for the same seed, and differ for another', () => {
    const [a, b, c] = [sampleMixture(MIXTURE, 50, 1), sampleMixture(MIXTURE, 50, 1), sampleMixture(MIXTURE, 50, 2)];
    expect(a).toEqual(b);
    expect(a.values).not.toEqual(c.values);
  });

  test('may be empty', () => {
    expect(sampleMixture(MIXTURE, 0, 1)).toEqual({ count: 0, dimension: 2, values: new Float64Array(0) });
  });
});
