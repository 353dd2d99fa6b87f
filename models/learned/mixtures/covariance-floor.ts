/**
 * Maximum likelihood with a floor under the covariances: `Σ_k ⪰ φ·I`.
 *
 * Without a floor the likelihood of a mixture has no maximum: it grows without bound as one component shrinks onto one
 * point. Under `Σ ⪰ φ·I` the M-step `max_Σ −log|Σ| − tr(Σ⁻¹S)` is solved by raising the eigenvalues of S below φ to φ,
 * so it is still true that EM never decreases the likelihood.
 *
 * Source: Hathaway 1985, *A constrained formulation of maximum-likelihood estimation for normal mixture distributions*; Ingrassia &
 * Rocci 2007, section 3.
 */
import { cholesky } from './cholesky';
import { symmetricEigen } from './symmetric-eigen';

/** The covariance, with eigenvalues below the floor raised to the floor. @param floor a variance > 0 */
export function withFloor(covariance: Float64Array, d: number, floor: number): Float64Array {
  const above = Float64Array.from(covariance, (v, i) => (i % (d + 1) === 0 ? v - floor : v));
  if (cholesky(above, d) !== undefined) return covariance;
  const { values, vectors } = symmetricEigen(covariance, d);
  const raised = new Float64Array(d * d);
  values.forEach((value, k) => {
    const lambda = Math.max(value, floor);
    for (let r = 0; r < d; r += 1) {
      for (let c = 0; c < d; c += 1) {
        const product = lambda * (vectors[k * d + r] as number) * (vectors[k * d + c] as number);
        raised[r * d + c] = (raised[r * d + c] as number) + product;
      }
    }
  });
  return raised;
}
