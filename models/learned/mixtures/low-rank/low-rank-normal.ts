/**
 * A Gaussian whose covariance is of low rank but for a multiple of the identity: `Σ = Σ_k λ_k u_k u_kᵀ + σ² (I − Σ_k u_k u_kᵀ)`.
 *
 * Of the maximum of the likelihood, the λ_k and u_k are the q leading eigenpairs of the covariance (1/n) of the points, and σ² is the mean of
 * the other eigenvalues. Under `Σ ⪰ φ I`, as in `../covariance-floor.ts`, values below φ are raised to φ. With q no more than half
 * the number of points, σ² is that of the directions in which points do spread, so a few hundred points suffice for hundreds of coordinates.
 *
 * Source: Tipping & Bishop 1999, *Probabilistic principal component analysis*, equations 7 and 8.
 */
import type { RandomStream } from '../../../random';
import type { Points } from '../../points';
import { type Matrix, leadingEigenpairs } from './leading-eigenpairs';

const { floor, log, max, min, PI, sqrt } = Math;

export interface LowRankNormal {
  readonly mean: Float64Array;
  /** λ_k > 0. */
  readonly variances: Float64Array;
  /** u_k, row by row. */
  readonly directions: Matrix;
  /** σ² > 0. */
  readonly rest: number;
}

/** The mean of the points, and the points minus it. */
function centredOf({ count, dimension, values }: Points): { readonly mean: Float64Array; readonly centred: Matrix } {
  const mean = new Float64Array(dimension);
  values.forEach((x, i) => (mean[i % dimension] = (mean[i % dimension] as number) + x / count));
  const centred = values.map((x, i) => x - (mean[i % dimension] as number));
  return { mean, centred: { rows: count, columns: dimension, values: centred } };
}

/** The sum over the coordinates of the variances (1/n). */
export function totalVariance(points: Points): number {
  const { centred } = centredOf(points);
  return centred.values.reduce((sum, x) => sum + x * x, 0) / points.count;
}

/**
 * The maximum of the likelihood among covariances of a rank.
 * @param points at least one
 * @param rank the most leading directions
 * @param least φ > 0
 */
export function fitLowRank(points: Points, rank: number, least: number, random: RandomStream): LowRankNormal {
  const { count, dimension } = points;
  const { mean, centred } = centredOf(points);
  const q = max(0, min(rank, floor((count - 1) / 2), dimension - 1));
  const { values, vectors } = leadingEigenpairs(centred, q, random);
  const trace = centred.values.reduce((sum, x) => sum + x * x, 0) / count;
  const others = max(0, trace - values.reduce((sum, value) => sum + value, 0)) / (dimension - q);
  return {
    mean,
    variances: values.map((value) => max(value, least)),
    directions: vectors,
    rest: max(others, least),
  };
}

/** `log p` of a point whose coordinates start at a position. */
export function logDensityAt(normal: LowRankNormal, values: ArrayLike<number>, at: number): number {
  const { mean, variances, directions, rest } = normal;
  const d = mean.length;
  let square = 0;
  for (let j = 0; j < d; j += 1) square += ((values[at + j] as number) - (mean[j] as number)) ** 2;
  let sum = d * log(2 * PI) + (d - variances.length) * log(rest);
  variances.forEach((variance, k) => {
    let y = 0;
    for (let j = 0; j < d; j += 1)
      y += (directions.values[k * d + j] as number) * ((values[at + j] as number) - (mean[j] as number));
    square -= y * y;
    sum += log(variance) + (y * y) / variance;
  });
  return -(sum + max(0, square) / rest) / 2;
}

/** Writes a point: `μ + Σ^{1/2} ε` with `Σ^{1/2} = σ I + Σ_k (√λ_k − σ) u_k u_kᵀ`. */
export function drawInto(normal: LowRankNormal, random: RandomStream, values: Float64Array, at: number): void {
  const { mean, variances, directions, rest } = normal;
  const d = mean.length;
  const deviation = sqrt(rest);
  const noise = Float64Array.from({ length: d }, () => random.normal());
  for (let j = 0; j < d; j += 1) values[at + j] = (mean[j] as number) + deviation * (noise[j] as number);
  variances.forEach((variance, k) => {
    let y = 0;
    for (let j = 0; j < d; j += 1) y += (directions.values[k * d + j] as number) * (noise[j] as number);
    const by = (sqrt(variance) - deviation) * y;
    for (let j = 0; j < d; j += 1)
      values[at + j] = (values[at + j] as number) + by * (directions.values[k * d + j] as number);
  });
}
