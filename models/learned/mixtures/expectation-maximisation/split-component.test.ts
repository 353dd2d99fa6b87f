import { expect, test } from '@jest/globals';
import type { Component } from '../mixture';
import { type Normal, normalOf } from '../normal';
import { withSplits } from './split-component';

const component = (weight: number, mean: readonly number[], covariance: readonly number[]): Component => ({
  ...(normalOf(Float64Array.from(mean), Float64Array.from(covariance)) as Normal),
  weight,
});

/** The mean and covariance of a mixture. */
function momentsOfMixture(components: readonly Component[]): {
  readonly mean: number[];
  readonly covariance: number[];
} {
  const d = components[0]?.mean.length ?? 0;
  const axes = Array.from({ length: d }, (_, r) => r);
  const mean = axes.map((r) => components.reduce((s, c) => s + c.weight * (c.mean[r] as number), 0));
  const covariance = axes.flatMap((r) =>
    axes.map((c) =>
      components.reduce(
        (s, { weight, mean: m, covariance: v }) =>
          s +
          weight *
            ((v[r * d + c] as number) +
              ((m[r] as number) - (mean[r] as number)) * ((m[c] as number) - (mean[c] as number))),
        0,
      ),
    ),
  );
  return { mean, covariance };
}

const WIDE = component(0.7, [1, 2], [2, 0.5, 0.5, 1]);
const NARROW = component(0.3, [-1, 0], [1e-6, 0, 0, 1e-6]);

test('the heaviest component is split, and the moments of the mixture stay the same', () => {
  const cut = withSplits([WIDE, NARROW], 1, 1e-6);
  expect(cut.map(({ weight }) => weight)).toEqual([0.35, 0.35, 0.3]);
  const [before, after] = [momentsOfMixture([WIDE, NARROW]), momentsOfMixture(cut)];
  after.mean.forEach((v, i) => expect(v).toBeCloseTo(before.mean[i] as number, 12));
  after.covariance.forEach((v, i) => expect(v).toBeCloseTo(before.covariance[i] as number, 12));
});

test('a component as narrow as the floor is not split', () => {
  expect(withSplits([NARROW], 3, 1e-6)).toEqual([NARROW]);
  const heavy = { ...NARROW, weight: 0.9 };
  expect(withSplits([heavy, { ...WIDE, weight: 0.1 }], 1, 1e-6).map(({ weight }) => weight)).toEqual([0.9, 0.05, 0.05]);
});
