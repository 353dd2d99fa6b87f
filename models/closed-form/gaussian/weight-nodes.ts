/**
 * Quadrature nodes for the law of w = e^{r(x)}, x Gaussian: masses and weights of a trapezoid grid.
 *
 * Coordinates are standardised, z = (x − μ)/σ. A linear reward is one coordinate, since r(x) is Gaussian itself; a quadratic
 * one with diagonal matrices is a sum over coordinates, and the grid is their product. The range covers the law and its
 * tilts by w and w² out to 9 standard deviations (a tail of 2e-19 of each moment). Weights are divided by one
 * number, about the largest, that does not depend on the grid.
 */
import { InputError, Q } from '../../../theory';
import { componentWithMean } from './component';
import type { GaussianComponent, GaussianReward } from './instance';
import { quadraticForm } from './linear-algebra';

/** A Gaussian and its reward: diagonal precision and A with d ≤ 2, or a linear reward with any d. */
export interface FiniteKProblem extends Pick<GaussianComponent, 'precision' | 'mean'> {
  readonly reward: GaussianReward;
}

export interface WeightNodes {
  /** Masses, with sum 1. */
  readonly mass: Float64Array;
  /** `w/e^logScale`, at most about 1. */
  readonly weight: Float64Array;
  readonly logScale: number;
  /** Mean and variance of the scaled weight. */
  readonly mean: number;
  readonly variance: number;
}

const REACH = 9;
const MAX_NODES = 4_000_000;

/** One standardised coordinate: `r = intercept + slope z − ½ curvature z²`. */
interface Coordinate {
  readonly intercept: number;
  readonly slope: number;
  readonly curvature: number;
}

function coordinates({ precision, mean, reward }: FiniteKProblem): Coordinate[] {
  const b = Q.toNumber(reward.b);
  if (reward.kind === 'linear') {
    const centre = reward.slope.reduce((r, slope, i) => r + Q.toNumber(Q.mul(slope, mean[i] ?? Q.zero)), b);
    const covariance = componentWithMean(precision, mean)?.covariance ?? [];
    return [{ intercept: centre, slope: Math.sqrt(Q.toNumber(quadraticForm(covariance, reward.slope))), curvature: 0 }];
  }
  return mean.map((mu, i) => {
    const a = reward.A[i]?.[i] ?? Q.zero;
    const variance = Q.inverse(precision[i]?.[i] ?? Q.one);
    const offset = Q.sub(mu, reward.c[i] ?? Q.zero);
    const lowered = Q.toNumber(Q.mul(a, Q.mul(offset, offset))) / 2;
    return {
      intercept: (i === 0 ? b : 0) - lowered,
      slope: -Q.toNumber(Q.mul(a, offset)) * Math.sqrt(Q.toNumber(variance)),
      curvature: Q.toNumber(Q.mul(a, variance)),
    };
  });
}

/** Nodes and rewards of one coordinate; the step is in standard deviations of the law tilted by w. */
function line(coordinate: Coordinate, relativeStep: number): { z: number; r: number }[] {
  const { intercept, slope, curvature } = coordinate;
  const step = relativeStep / Math.sqrt(1 + curvature);
  const first = Math.floor((Math.min(...centres(coordinate)) - REACH) / step);
  const last = Math.ceil((Math.max(...centres(coordinate)) + REACH) / step);
  if (!(last - first < MAX_NODES))
    throw new InputError('the best point is too many standard deviations away for quadrature');
  return Array.from({ length: last - first + 1 }, (_, j) => {
    const z = (first + j) * step;
    return { z, r: intercept + (slope - (curvature * z) / 2) * z };
  });
}

/** The centres of the law and of its tilts by w and w². */
function centres({ slope, curvature }: Coordinate): number[] {
  return [0, 1, 2].map((k) => (k * slope) / (1 + k * curvature));
}

/** Largest reward of a coordinate: at its peak, or at the end of the range where it has none. */
function topReward(coordinate: Coordinate): number {
  const { intercept, slope, curvature } = coordinate;
  const best = curvature > 0 ? slope / curvature : Math.max(...centres(coordinate)) + REACH;
  return intercept + (slope - (curvature * best) / 2) * best;
}

/** The law of w on a grid of the given step, in standard deviations of the law tilted by w. */
export function weightNodes(problem: FiniteKProblem, step: number): WeightNodes {
  const axes = coordinates(problem);
  const logScale = axes.reduce((top, axis) => top + topReward(axis), 0);
  const lines = axes.map((axis) => line(axis, step));
  const grid = lines.reduce<{ square: number; r: number }[]>(
    (nodes, axis) =>
      nodes.flatMap(({ square, r }) => axis.map((node) => ({ square: square + node.z ** 2, r: r + node.r }))),
    [{ square: 0, r: 0 }],
  );
  const mass = Float64Array.from(grid, ({ square }) => Math.exp(-square / 2));
  const total = mass.reduce((sum, m) => sum + m, 0);
  mass.forEach((m, i) => (mass[i] = m / total));
  const weight = Float64Array.from(grid, ({ r }) => Math.exp(r - logScale));
  const mean = mass.reduce((sum, m, i) => sum + m * (weight[i] as number), 0);
  const variance = mass.reduce((sum, m, i) => sum + m * ((weight[i] as number) - mean) ** 2, 0);
  return { mass, weight, logScale, mean, variance };
}
