/**
 * Fits of a linear regression to data labelled by earlier fits, represented by their expected risk `E‖θ_t − θ_*‖²`.
 *
 * Let X hold the N points of the training data, with `B = XᵀX`, and let X_t hold the newest n of them, labelled by θ
 * with noise ε_t. If θ is the least-squares fit of the earlier points, or θ labels all points, the normal equations
 * give
 *
 *     θ_t = θ + B^{-1} Zᵀ ε ,      Z = X_t or X ,
 *
 * where Z = X_t in the first case and Z = X in the second. The noise is independent of X and θ, so the risk grows by
 * `σ² E tr(B^{-1} ZᵀZ B^{-1})`. Points are exchangeable given B, so this is the share of Z in the N points times
 * `σ² E tr B^{-1}`. A diagonal entry of B^{-1} is the inverse of a χ² variable with N − d + 1 degrees of freedom, with
 * mean 1/(N − d − 1) (infinite if N − d − 1 ≤ 0).
 *
 * Source: Gerstgrasser et al. 2024 (arXiv:2404.01413), section 3; Mardia, Kent & Bibby, *Multivariate Analysis*,
 * section 3.4 (for B^{-1}).
 */
import { Q, type Rational, unanswerable } from '../../../theory';
import type { Choice, Faults, LawOperations } from '../../loops';
import type { RegressionInstance } from './instance';

export interface Fit {
  /** The expected risk. */
  readonly risk: Rational | 'infinity';
  /** The number of points of the fit; 0 for the truth. */
  readonly points: number;
  /** The fit that labelled all these points, or undefined if there were several. */
  readonly labelledBy: Fit | undefined;
}

/** θ_*, which labels the first data. */
export const TRUTH: Fit = { risk: Q.zero, points: 0, labelledBy: undefined };

/** `E[1/χ²_k] = 1/(k − 2)`, infinite for k ≤ 2. */
function meanInverseChiSquare(k: number): Rational | 'infinity' {
  return k <= 2 ? 'infinity' : Q.of(1, k - 2);
}

/** `E tr B^{-1}` for the N×d matrix of standard normal points, N ≥ d. */
function meanTraceOfInverse(N: number, d: number): Rational | 'infinity' {
  if (N < d) return unanswerable(`${N} points do not determine ${d} coefficients`);
  const entry = meanInverseChiSquare(N - d + 1);
  return entry === 'infinity' ? entry : Q.reduce(Q.mul(Q.of(d), entry));
}

/** The operations of a loop on such fits; `newest` is the fit whose data are kept if data accumulate. */
export function leastSquares(
  { d, sigma2, data }: RegressionInstance,
  newest: () => Fit,
): LawOperations<Fit> & Omit<Faults<Fit>, 'favour'> {
  const curate = (fit: Fit, { candidates, power }: Choice): Fit =>
    power === 0 || candidates === 1
      ? fit
      : unanswerable('curation of labels has no closed form on linear regression; take K = 1');
  /** The risk of a fit to N points, of which this share has new noise on the labels of θ. */
  const grown = (theta: Fit, N: number, share: Rational): Fit['risk'] => {
    const trace = meanTraceOfInverse(N, d);
    if (sigma2.num === 0n) return theta.risk;
    if (theta.risk === 'infinity' || trace === 'infinity') return 'infinity';
    return Q.reduce(Q.add(theta.risk, Q.mul(sigma2, Q.mul(share, trace))));
  };
  const fitToPoints = (labels: Fit, size: number): Fit => {
    const kept = data === 'accumulate' ? newest().points : 0;
    const points = kept + size;
    if (kept === 0 || newest().labelledBy === labels)
      return { risk: grown(labels, points, Q.one), points, labelledBy: labels };
    if (labels !== newest())
      return unanswerable('accumulated data labelled by other fits than the newest have no closed form');
    return { risk: grown(newest(), points, Q.of(size, points)), points, labelledBy: undefined };
  };
  return {
    fitToSample: (labels, { size, divisor }) =>
      divisor === 'n' ? fitToPoints(labels, size) : unanswerable('least squares fits no variance to divide by n − 1'),
    curate,
    curateUnnormalised: curate,
    mix: (_reference, synthetic, lambda) =>
      lambda === 'infinity'
        ? synthetic
        : unanswerable('the instance says which data a regression keeps; take lambda = inf'),
    fit: (fit) => fit,
    misfit: () => unanswerable('a regression with a fitting error has no closed form; take epsilon = 0'),
  };
}
