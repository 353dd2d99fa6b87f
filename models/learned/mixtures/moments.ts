/**
 * Mean and covariance of points: `μ = (1/n) Σ_i x_i` and `Σ = (1/n) Σ_i (x_i − μ)(x_i − μ)ᵀ`, the maximum-likelihood
 * estimates of a Gaussian (with divisor n).
 *
 * Source: Bishop, *Pattern Recognition and Machine Learning*, section 2.3.4. Two passes avoid cancellation.
 */
import type { Points } from '../points';

export interface Moments {
  readonly mean: Float64Array;
  /** `d × d` doubles, row by row. */
  readonly covariance: Float64Array;
}

/** The moments of at least one point. */
export function momentsOf({ count, dimension: d, values }: Points): Moments {
  const mean = new Float64Array(d);
  for (let at = 0; at < values.length; at += d) {
    for (let r = 0; r < d; r += 1) mean[r] = (mean[r] as number) + (values[at + r] as number) / count;
  }
  const covariance = new Float64Array(d * d);
  for (let at = 0; at < values.length; at += d) {
    for (let r = 0; r < d; r += 1) {
      const deviation = ((values[at + r] as number) - (mean[r] as number)) / count;
      for (let c = 0; c <= r; c += 1) {
        const product = deviation * ((values[at + c] as number) - (mean[c] as number));
        covariance[r * d + c] = (covariance[r * d + c] as number) + product;
      }
    }
  }
  for (let r = 0; r < d; r += 1) for (let c = 0; c < r; c += 1) covariance[c * d + r] = covariance[r * d + c] as number;
  return { mean, covariance };
}
