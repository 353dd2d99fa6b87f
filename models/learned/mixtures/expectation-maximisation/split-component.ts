/**
 * Replaces degenerate components by halves of others.
 *
 * Fewer than d + 1 points do not determine a covariance. Instead of a component with so few points, the heaviest
 * component that is wide enough is split along its principal axis v with variance λ: weights `π/2`, means `μ ± ½√λ v`,
 * covariances `Σ − ¼ λ vvᵀ`. The pair has the mean and covariance of the original component.
 *
 * Source: Ueda, Nakano, Ghahramani & Hinton 2000, *SMEM algorithm for mixture models*, section 3; the halves are as in
 * Richardson & Green 1997, section 3.2 (moments are kept).
 */
import type { Component } from '../mixture';
import { normalOf } from '../normal';
import { symmetricEigen } from '../symmetric-eigen';

/** The two halves; undefined if the floor does not allow the split. */
function halves({ mean, covariance, weight }: Component, floor: number): readonly [Component, Component] | undefined {
  const d = mean.length;
  const { values, vectors } = symmetricEigen(covariance, d);
  const lambda = Math.max(...values);
  if (lambda < 2 * floor) return undefined;
  const axis = vectors.subarray(values.indexOf(lambda) * d, (values.indexOf(lambda) + 1) * d);
  const narrowed = covariance.map(
    (v, i) => v - (lambda / 4) * (axis[Math.floor(i / d)] as number) * (axis[i % d] as number),
  );
  const half = (side: 1 | -1): Component | undefined => {
    const normal = normalOf(
      mean.map((v, r) => v + (side / 2) * Math.sqrt(lambda) * (axis[r] as number)),
      narrowed,
    );
    return normal && { ...normal, weight: weight / 2 };
  };
  const [left, right] = [half(-1), half(1)];
  return left && right && [left, right];
}

const weightOf = (components: readonly Component[], k: number): number => (components[k] as Component).weight;

/** Splits the heaviest component that can be split; undefined if there is none. */
function withOneSplit(components: readonly Component[], floor: number): readonly Component[] | undefined {
  const byWeight = components
    .map((_, k) => k)
    .sort((a, b) => weightOf(components, b) - weightOf(components, a) || a - b);
  for (const k of byWeight) {
    const pair = halves(components[k] as Component, floor);
    if (pair !== undefined) return [...components.slice(0, k), ...pair, ...components.slice(k + 1)];
  }
  return undefined;
}

/** Adds up to `most` components by splits. */
export function withSplits(components: readonly Component[], most: number, floor: number): readonly Component[] {
  let all = components;
  for (let k = 0; k < most; k += 1) {
    const more = withOneSplit(all, floor);
    if (more === undefined) break;
    all = more;
  }
  return all;
}
