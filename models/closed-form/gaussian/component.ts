/**
 * One Gaussian as exact rationals, in natural parameters.
 *
 *     N(x) ∝ exp(hᵀx − ½xᵀΛx),   Λ precision, h = Λμ,   log-partition  F = ½hᵀΛ⁻¹h − ½ log|Λ| + const
 *
 * Tilting by `w^k` adds `(kA, k·slope)` to `(Λ, h)`, and its normalising factor is a difference of log-partitions:
 *
 *     E[w^k] = exp(k·constant + ½h'ᵀΛ'⁻¹h' − ½hᵀΛ⁻¹h) · (|Λ|/|Λ'|)^½ ,
 *
 * which for `r = b − ½(x−c)ᵀA(x−c)` is `e^{kb}(|Λ|/|Λ+kA|)^½ exp(−½[μᵀΛμ + k cᵀAc − mᵀ(Λ+kA)m])`, `m` the new mean.
 * Everything but the exponential and the root is rational.
 *
 * Reference: M. J. Wainwright & M. I. Jordan, "Graphical models, exponential families, and variational inference"
 * (2008), sections 3.1 and 3.4.
 */
import { Q, type Rational } from '../../../theory';
import {
  type Matrix,
  type Vector,
  addMatrices,
  addVectors,
  apply,
  determinant,
  dot,
  inverse,
  isPositiveDefinite,
  multiply,
  outer,
  quadraticForm,
  scaleMatrix,
  scaleVector,
  subtractVectors,
  traceOfProduct,
} from './linear-algebra';
import { type NaturalReward, rewardAt } from './reward';

export interface Component {
  /** Two Gaussians have the same key if and only if they are equal. */
  readonly key: string;
  readonly precision: Matrix;
  /** `h = Λμ`. */
  readonly shift: Vector;
  readonly covariance: Matrix;
  readonly mean: Vector;
  /** `|Λ|`. */
  readonly determinant: Rational;
  /** `½ hᵀΛ⁻¹h`. */
  readonly energy: Rational;
}

/** The positive number `exp(exponent) · ratio^½`; `ratio > 0`. */
export interface Evidence {
  readonly exponent: Rational;
  readonly ratio: Rational;
}

const HALF = Q.of(1, 2);
const plain = ({ num, den }: Rational): string => (den === 1n ? `${num}` : `${num}/${den}`);

/** The Gaussian with natural parameters (Λ, h), or undefined if the symmetric Λ is not positive definite. */
function componentOf(precision: Matrix, shift: Vector): Component | undefined {
  if (!isPositiveDefinite(precision)) return undefined;
  const lambda = precision.map((row) => row.map(Q.reduce));
  const h = shift.map(Q.reduce);
  const covariance = inverse(lambda);
  const mean = apply(covariance, h);
  return {
    key: [...lambda.flat(), ...h].map(plain).join(' '),
    precision: lambda,
    shift: h,
    covariance,
    mean,
    determinant: determinant(lambda),
    energy: Q.reduce(Q.mul(HALF, dot(h, mean))),
  };
}

/** `N(mean, precision⁻¹)`, or undefined if the precision is not positive definite. */
export function componentWithMean(precision: Matrix, mean: Vector): Component | undefined {
  return componentOf(precision, apply(precision, mean));
}

/** The law `∝ N·w^k`, or undefined if it does not exist (`Λ + kA` is not positive definite). */
export function tilt(component: Component, reward: NaturalReward, k: number): Component | undefined {
  const factor = Q.of(k);
  return componentOf(
    addMatrices(component.precision, scaleMatrix(reward.curvature, factor)),
    addVectors(component.shift, scaleVector(reward.slope, factor)),
  );
}

/** `E_N[w^k]`, where `tilted` is `tilt(component, reward, k)`. */
export function evidence(component: Component, tilted: Component, reward: NaturalReward, k: number): Evidence {
  const gained = Q.sub(tilted.energy, component.energy);
  return {
    exponent: Q.reduce(Q.add(Q.mul(Q.of(k), reward.constant), gained)),
    ratio: Q.reduce(Q.div(component.determinant, tilted.determinant)),
  };
}

/** `E_N[r^j]`, j ∈ {0, 1, 2}: `E r = r(μ) − ½tr(AΣ)`, `Var r = uᵀΣu + ½tr(AΣAΣ)` with `u = slope − Aμ`. */
export function rewardMoment(component: Component, reward: NaturalReward, j: 0 | 1 | 2): Rational {
  if (j === 0) return Q.one;
  const { covariance, mean } = component;
  const bend = Q.mul(HALF, traceOfProduct(reward.curvature, covariance));
  const expectation = Q.reduce(Q.sub(rewardAt(reward, mean), bend));
  if (j === 1) return expectation;
  const spread = multiply(reward.curvature, covariance);
  const gradient = subtractVectors(reward.slope, apply(reward.curvature, mean));
  const variance = Q.add(quadraticForm(covariance, gradient), Q.mul(HALF, traceOfProduct(spread, spread)));
  return Q.reduce(Q.add(variance, Q.mul(expectation, expectation)));
}

/** `KL(p‖q) = rational + ½ log ratio`: `½[tr(Λ_qΣ_p) − d + (μ_q−μ_p)ᵀΛ_q(μ_q−μ_p) + log(|Λ_p|/|Λ_q|)]`. */
export function klDivergence(p: Component, q: Component): { readonly rational: Rational; readonly ratio: Rational } {
  const distance = quadraticForm(q.precision, subtractVectors(q.mean, p.mean));
  const excess = Q.sub(traceOfProduct(q.precision, p.covariance), Q.of(p.mean.length));
  return {
    rational: Q.reduce(Q.mul(HALF, Q.add(excess, distance))),
    ratio: Q.reduce(Q.div(p.determinant, q.determinant)),
  };
}

/**
 * `∫ p²/q = 1 + χ²(p, q)`, from the partition function at the natural parameters `2θ_p − θ_q`; undefined if it is
 * infinite.
 */
export function squaredRatio(p: Component, q: Component): Evidence | undefined {
  const two = Q.of(2);
  const minus = Q.of(-1);
  const doubled = componentOf(
    addMatrices(scaleMatrix(p.precision, two), scaleMatrix(q.precision, minus)),
    addVectors(scaleVector(p.shift, two), scaleVector(q.shift, minus)),
  );
  if (doubled === undefined) return undefined;
  const energies = [doubled.energy, Q.mul(Q.of(-2), p.energy), q.energy];
  const determinants = Q.div(Q.mul(p.determinant, p.determinant), Q.mul(q.determinant, doubled.determinant));
  return { exponent: Q.reduce(Q.sum(energies)), ratio: Q.reduce(determinants) };
}

/** The parameters of the Gaussian with the mean and covariance of `Σ shares_i N_i`; shares must sum to 1. */
export function momentMatch(
  components: readonly Component[],
  shares: Vector,
): { readonly precision: Matrix; readonly mean: Vector } {
  const weighted = components.map(({ mean, covariance }, i) => {
    const share = shares[i] as Rational;
    return { first: scaleVector(mean, share), second: scaleMatrix(addMatrices(covariance, outer(mean)), share) };
  });
  const mean = weighted.map(({ first }) => first).reduce((a, b) => addVectors(a, b));
  const second = weighted.map((term) => term.second).reduce((a, b) => addMatrices(a, b));
  return { precision: inverse(addMatrices(second, scaleMatrix(outer(mean), Q.of(-1)))), mean };
}
