import { describe, expect, test } from '@jest/globals';
import { moons } from '../../datasets/moons';
import { stream } from '../../../random/stream';
import { pointsOf } from '../../points';
import { emStep } from './expectation-maximisation';
import { seededMixture } from './initial-mixture';
import type { Component, Mixture } from '../mixture';
import { momentsOf } from '../moments';
import { type Normal, normalOf } from '../normal';

const FLOOR = 1e-8;

const next = (mixture: Mixture, components: readonly (Component | undefined)[]): Mixture => ({
  dimension: mixture.dimension,
  components: components as readonly Component[],
});

describe.each([
  ['the moons', moons.sample(1500, 1), 1e-8],
  ['the moons under a high floor', moons.sample(1500, 1), 0.05],
  [
    'classes on the line',
    pointsOf(
      1,
      Float64Array.from({ length: 400 }, (_, i) => (i * i) % 7),
    ),
    1e-6,
  ],
])('on %s', (_name, points, floor) => {
  test('the log-likelihood never decreases', () => {
    let mixture = seededMixture(points, 6, floor, stream(2, 'test'));
    let previous = -Infinity;
    for (let i = 0; i < 80; i += 1) {
      const { meanLogLikelihood, components } = emStep(mixture, points, floor);
      expect(meanLogLikelihood).toBeGreaterThanOrEqual(previous - 1e-12);
      expect(components).not.toContain(undefined);
      previous = meanLogLikelihood;
      mixture = next(mixture, components);
    }
  });
});

test('one step agrees with the definition', () => {
  const points = moons.sample(40, 4);
  const start = seededMixture(points, 3, FLOOR, stream(1, 'test'));
  const rows = Array.from(
    { length: 40 },
    (_, i) => [points.values[2 * i] as number, points.values[2 * i + 1] as number] as const,
  );
  const terms = rows.map(([x, y]) =>
    start.components.map(({ weight, mean, covariance }) => {
      const [a, b, , c] = Array.from(covariance) as [number, number, number, number];
      const [u, v, determinant] = [x - (mean[0] as number), y - (mean[1] as number), a * c - b * b];
      return (
        (weight * Math.exp(-(c * u * u - 2 * b * u * v + a * v * v) / determinant / 2)) /
        (2 * Math.PI * Math.sqrt(determinant))
      );
    }),
  );
  const sums = terms.map((row) => row.reduce((s, t) => s + t, 0));
  const { meanLogLikelihood, counts, components } = emStep(start, points, FLOOR);
  expect(meanLogLikelihood).toBeCloseTo(sums.reduce((s, t) => s + Math.log(t), 0) / 40, 12);
  components.forEach((component, k) => {
    const shares = terms.map((row, i) => (row[k] as number) / (sums[i] as number));
    const size = shares.reduce((s, r) => s + r, 0);
    const mean = [0, 1].map(
      (r) => rows.reduce((s, row, i) => s + (shares[i] as number) * (row[r] as number), 0) / size,
    );
    const covariance = [0, 1].flatMap((r) =>
      [0, 1].map(
        (c) =>
          rows.reduce(
            (s, row, i) =>
              s +
              (shares[i] as number) *
                ((row[r] as number) - (mean[r] as number)) *
                ((row[c] as number) - (mean[c] as number)),
            0,
          ) / size,
      ),
    );
    expect(counts[k]).toBeCloseTo(size, 11);
    expect(component?.weight).toBeCloseTo(size / 40, 12);
    component?.mean.forEach((v, r) => expect(v).toBeCloseTo(mean[r] as number, 12));
    component?.covariance.forEach((v, r) => expect(v).toBeCloseTo(covariance[r] as number, 12));
  });
});

test('one step of a single component gives the moments of the points', () => {
  const points = moons.sample(100, 1);
  const far = normalOf(Float64Array.of(5, -5), Float64Array.of(1, 0, 0, 3)) as Normal;
  const [component] = emStep({ dimension: 2, components: [{ ...far, weight: 1 }] }, points, FLOOR).components;
  const { mean, covariance } = momentsOf(points);
  component?.mean.forEach((v, r) => expect(v).toBeCloseTo(mean[r] as number, 12));
  component?.covariance.forEach((v, r) => expect(v).toBeCloseTo(covariance[r] as number, 10));
  expect(component?.weight).toBe(1);
});

test('a component that has lost its points is reported as missing', () => {
  const points = moons.sample(100, 1);
  const [near, far] = [0, 50].map((x) => normalOf(Float64Array.of(x, 0), Float64Array.of(1, 0, 0, 1)) as Normal) as [
    Normal,
    Normal,
  ];
  const start = {
    dimension: 2,
    components: [
      { ...near, weight: 0.5 },
      { ...far, weight: 0.5 },
    ],
  };
  const { components, counts } = emStep(start, points, FLOOR);
  expect(counts[1]).toBe(0);
  expect(components[1]).toBeUndefined();
  expect(components[0]).toBeDefined();
});
