/**
 * The normal law on R^d: `log N(x; μ, Σ) = −½ ‖L⁻¹(x − μ)‖² − Σ_i log L_ii − ½ d log 2π` with `Σ = L·Lᵀ`.
 *
 * Source: Petersen & Pedersen, *The Matrix Cookbook*, section 8.1.
 */
import { cholesky, inverseOfLower } from './cholesky';

const LOG_TWO_PI = Math.log(2 * Math.PI);

export interface Normal {
  /** d doubles. */
  readonly mean: Float64Array;
  /** `d × d` doubles, row by row; symmetric and positive definite. */
  readonly covariance: Float64Array;
  /** L, lower triangular, packed row by row. */
  readonly factor: Float64Array;
  /** `L⁻¹`, lower triangular, packed row by row. */
  readonly whitening: Float64Array;
  /** The log-density at the mean. */
  readonly logPeak: number;
}

/** The normal law with this mean and covariance; undefined if the covariance is not positive definite, or not finite. */
export function normalOf(mean: Float64Array, covariance: Float64Array): Normal | undefined {
  const d = mean.length;
  const factor = cholesky(covariance, d);
  if (factor === undefined) return undefined;
  let logPeak = (-d / 2) * LOG_TWO_PI;
  for (let r = 0; r < d; r += 1) logPeak -= Math.log(factor[(r * (r + 1)) / 2 + r] as number);
  return { mean, covariance, factor, whitening: inverseOfLower(factor, d), logPeak };
}
