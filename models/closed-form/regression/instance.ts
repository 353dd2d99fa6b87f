/**
 * One instance of linear regression on data labelled by its own fits. All its numbers are exact.
 *
 * Points are `x ~ N(0, I_d)` and labels `y = xᵀθ + ε` with noise `ε ~ N(0, σ²)`. θ is first the true θ_*, then the
 * newest fit. Domain: d ≥ 1, n ≥ d points per round (with fewer the fit is not unique), σ² ≥ 0.
 */
import { InputError, Q, type Rational } from '../../../theory';

/** A loop that refits a linear regression in every round. */
export interface RegressionInstance {
  readonly model: 'regression';
  /** The dimension of θ. */
  readonly d: number;
  /** The number of points per round. */
  readonly n: number;
  /** The variance of the noise. */
  readonly sigma2: Rational;
  /** The training data: the points of all rounds, or only those of the newest round. */
  readonly data: 'accumulate' | 'replace';
  readonly rounds: number;
}

/** Returns the instance if every entry is in its domain. @throws InputError naming the first value that is not. */
export function checkRegressionInstance(instance: RegressionInstance): RegressionInstance {
  const { d, n, sigma2, rounds } = instance;
  if (!Number.isSafeInteger(d) || d < 1)
    throw new InputError(`d = ${d} is not a dimension; give a whole number of at least 1`);
  if (!Number.isSafeInteger(n) || n < d)
    throw new InputError(`n = ${n} points do not determine ${d} coefficients; give a whole number of at least ${d}`);
  if (sigma2.num < 0n) throw new InputError(`the variance sigma2 = ${Q.format(sigma2)} of the noise is negative`);
  if (!Number.isInteger(rounds) || rounds < 0)
    throw new InputError(`${rounds} is not a number of rounds; give 0, 1, 2, …`);
  return instance;
}
