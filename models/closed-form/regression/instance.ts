/**
 * One case of linear regression on data that its own fits label, exact from birth.
 *
 * Points are `x ~ N(0, I_d)`, labels `y = xᵀθ + ε` with noise `ε ~ N(0, σ²)` and θ of the model that labels them: first the true θ_*, then the
 * newest fit. Domain: d ≥ 1, n ≥ d points per round (fewer leave the fit open), σ² ≥ 0.
 */
import { InputError, Q, type Rational } from '../../../theory';

/** A loop that refits a linear regression in every round. */
export interface RegressionInstance {
  readonly model: 'regression';
  /** Dimension of θ. */
  readonly d: number;
  /** Points per round. */
  readonly n: number;
  /** Variance of the noise. */
  readonly sigma2: Rational;
  /** What is fit: the points of all rounds, or those of the newest alone. */
  readonly data: 'accumulate' | 'replace';
  readonly rounds: number;
}

/** The instance itself, once every entry is in its domain. @throws InputError naming the first value that is not. */
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
