/**
 * One Gaussian, exactly, in natural parameters.
 *
 *     N(x) ∝ exp(hᵀx − ½xᵀΛx),   Λ precision, h = Λμ,   log-partition  F = ½hᵀΛ⁻¹h − ½ log|Λ| + const
 *
 * Tilting by `w^k` adds `(kA, k·slope)` to `(Λ, h)`, and its normalising factor is a difference of log-partitions:
 *
 *     E[w^k] = exp(k·constant + ½h'ᵀΛ'⁻¹h' − ½hᵀΛ⁻¹h) · (|Λ|/|Λ'|)^½ ,
 *
 * which for `r = b − ½(x−c)ᵀA(x−c)` is `e^{kb}(|Λ|/|Λ+kA|)^½ exp(−½[μᵀΛμ + k cᵀAc − mᵀ(Λ+kA)m])`, `m` the new mean.
 * Everything but the exponential and the root is rational. Matrices and vectors are whole numbers over one denominator
 * (`whole.ts`).
 *
 * Reference: M. J. Wainwright & M. I. Jordan, "Graphical models, exponential families, and variational inference"
 * (2008), sections 3.1 and 3.4.
 */
import { Q, type Rational } from '../../../../theory';
import type { GaussianComponent } from '../instance';
import { Atom } from './laurent';
import {
  type Matrix,
  type Vector,
  type WholeMatrix,
  type WholeVector,
  adjugate,
  apply,
  combination,
  determinant,
  dot,
  isPositiveDefinite,
  multiply,
  outer,
  quadraticForm,
  scale,
  traceOfProduct,
  wholeMatrix,
} from './linear-algebra';
import type { NaturalReward } from './reward';
import {
  type Fraction,
  type Whole,
  addFractions,
  allOver,
  commonDivisor,
  fraction,
  inLowestTerms,
  lcm,
  minus,
  over,
  overOneDenominator,
  power,
  rationalOf,
  subtractFractions,
  times,
} from './whole';

/** A vector or a matrix of whole numbers over one denominator, in lowest terms together. */
interface Quotient {
  readonly entries: readonly Whole[];
  readonly den: Whole;
}

/** A Gaussian law with the positive definite precision `precision/den` and `h = shift/den`. */
export class Component {
  private knownKey: string | undefined;
  private knownCovariance: Quotient | undefined;
  private knownMean: Quotient | undefined;
  private knownEnergy: Fraction | undefined;
  private knownAtom: Atom | undefined;

  /**
   * The arguments are in lowest terms together, so equal Gaussians have equal ones.
   * @param whole the determinant of `precision`; `|Λ| = whole/den^d`
   */
  constructor(
    readonly precision: WholeMatrix,
    readonly shift: WholeVector,
    readonly den: Whole,
    readonly whole: Whole,
  ) {}

  get dimension(): number {
    return this.shift.length;
  }

  /** Two Gaussians have the same key if and only if they are equal. */
  get key(): string {
    this.knownKey ??= `${this.den} ${this.precision.join(' ')} ${this.shift.join(' ')}`;
    return this.knownKey;
  }

  /** The name of `log|Λ|`. */
  get logDeterminant(): Atom {
    return (this.knownAtom ??= new Atom(false));
  }

  get covariance(): Quotient {
    this.knownCovariance ??= inLowestTerms(scale(this.den, adjugate(this.precision)), this.whole);
    return this.knownCovariance;
  }

  get mean(): Quotient {
    this.knownMean ??= inLowestTerms(apply(adjugate(this.precision), this.shift), this.whole);
    return this.knownMean;
  }

  /** `½ hᵀΛ⁻¹h`. */
  get energy(): Fraction {
    const { mean, shift, den } = this;
    this.knownEnergy ??= fraction(dot(shift, mean.entries), times(times(2, den), mean.den));
    return this.knownEnergy;
  }
}

const areAlike = (a: readonly Whole[], b: readonly Whole[]): boolean => a.every((entry, i) => entry === b[i]);

/** Whether two Gaussians of one dimension are equal. */
export function isSame(p: Component, q: Component): boolean {
  return p === q || (p.den === q.den && areAlike(p.shift, q.shift) && areAlike(p.precision, q.precision));
}

/** The mean and the covariance, by rows, of a Gaussian. */
export function momentsOf({ mean, covariance, dimension }: Component): {
  readonly mean: readonly Rational[];
  readonly covariance: readonly (readonly Rational[])[];
} {
  const rationals = ({ entries, den }: Quotient): Rational[] => entries.map((num) => rationalOf({ num, den }));
  const all = rationals(covariance);
  const row = (_: Rational, i: number): Rational[] => all.slice(i * dimension, (i + 1) * dimension);
  return { mean: rationals(mean), covariance: rationals(mean).map(row) };
}

/** The positive number `exp(exponent) · ratio^½`; `ratio > 0`. */
export interface Evidence {
  readonly exponent: Rational;
  readonly ratio: Rational;
}

/** The Gaussian with `Λ = precision/den` and `h = shift/den`, or undefined if Λ, symmetric, is not positive definite. */
function componentOf(precision: WholeMatrix, shift: WholeVector, den: Whole): Component | undefined {
  const whole = determinant(precision);
  if (!isPositiveDefinite(precision, whole)) return undefined;
  const common = commonDivisor(commonDivisor(den, precision), shift);
  if (common === 1) return new Component(precision, shift, den, whole);
  const matrix = allOver(precision, common);
  return new Component(matrix, allOver(shift, common), over(den, common), determinant(matrix));
}

/** `N(mean, precision⁻¹)`, or undefined if the precision is not positive definite. */
export function componentWithMean(precision: Matrix, mean: Vector): Component | undefined {
  const matrix = wholeMatrix(precision);
  const centre = overOneDenominator(mean);
  return componentOf(
    scale(centre.den, matrix.entries),
    apply(matrix.entries, centre.entries),
    times(matrix.den, centre.den),
  );
}

/** `(μ − c)ᵀΛ(μ − c)`. */
export function squaredDistance(component: Pick<GaussianComponent, 'precision' | 'mean'>, c: Vector): Rational {
  const matrix = wholeMatrix(component.precision);
  const { entries, den } = overOneDenominator([...component.mean, ...c]);
  const gap = combination(1, entries.slice(0, c.length), -1, entries.slice(c.length));
  return rationalOf({ num: quadraticForm(matrix.entries, gap), den: times(matrix.den, times(den, den)) });
}

/** The law `∝ N·w^k`, or undefined if it does not exist (`Λ + kA` is not positive definite). */
export function tilt({ precision, shift, den }: Component, reward: NaturalReward, k: number): Component | undefined {
  const common = lcm(den, reward.den);
  const own = over(common, den);
  const added = times(k, over(common, reward.den));
  return componentOf(
    combination(own, precision, added, reward.curvature),
    combination(own, shift, added, reward.slope),
    common,
  );
}

/** `|Λ_p|/|Λ_q|` in lowest terms. */
function determinantRatio(p: Component, q: Component): Rational {
  if (p.den === q.den) return rationalOf({ num: p.whole, den: q.whole });
  const d = p.dimension;
  return rationalOf({ num: times(p.whole, power(q.den, d)), den: times(q.whole, power(p.den, d)) });
}

/** `E_N[w^k]`, where `tilted` is `tilt(component, reward, k)`. */
export function evidence(component: Component, tilted: Component, reward: NaturalReward, k: number): Evidence {
  const gained = subtractFractions(tilted.energy, component.energy);
  const constant = { num: times(k, reward.constant.num), den: reward.constant.den };
  return { exponent: rationalOf(addFractions(constant, gained)), ratio: determinantRatio(component, tilted) };
}

/** `E_N[r] = r(μ) − ½tr(AΣ)`. */
function meanReward({ mean, covariance }: Component, { constant, slope, curvature, den }: NaturalReward): Fraction {
  const [m, v] = [mean.entries, mean.den];
  const linear = times(times(2, dot(slope, m)), v);
  const atMean = { num: minus(linear, quadraticForm(curvature, m)), den: times(times(2, den), times(v, v)) };
  const bend = {
    num: traceOfProduct(curvature, covariance.entries),
    den: times(times(2, den), covariance.den),
  };
  return addFractions(constant, subtractFractions(atMean, bend));
}

/** `Var_N(r) = uᵀΣu + ½tr(AΣAΣ)` with `u = slope − Aμ`. */
function rewardVariance({ mean, covariance }: Component, { slope, curvature, den }: NaturalReward): Fraction {
  const { entries: sigma, den: c } = covariance;
  const gradient = combination(mean.den, slope, -1, apply(curvature, mean.entries));
  const square = times(den, den);
  const spread = multiply(curvature, sigma);
  const alongMean = { num: quadraticForm(sigma, gradient), den: times(times(square, c), times(mean.den, mean.den)) };
  const bend = { num: traceOfProduct(spread, spread), den: times(times(2, square), times(c, c)) };
  return addFractions(alongMean, bend);
}

/** `E_N[r^j]`, j ∈ {0, 1, 2}. */
export function rewardMoment(component: Component, reward: NaturalReward, j: 0 | 1 | 2): Rational {
  if (j === 0) return Q.one;
  const mean = meanReward(component, reward);
  if (j === 1) return rationalOf(mean);
  const { num, den } = fraction(mean.num, mean.den);
  const variance = rewardVariance(component, reward);
  return rationalOf(addFractions(fraction(variance.num, variance.den), { num: times(num, num), den: times(den, den) }));
}

/** `KL(p‖q) = rational + ½ log ratio`: `½[tr(Λ_qΣ_p) − d + (μ_q−μ_p)ᵀΛ_q(μ_q−μ_p) + log(|Λ_p|/|Λ_q|)]`. */
export function klDivergence(p: Component, q: Component): { readonly rational: Rational; readonly ratio: Rational } {
  const trace = traceOfProduct(q.precision, p.covariance.entries);
  const excess = {
    num: minus(trace, times(p.dimension, times(q.den, p.covariance.den))),
    den: times(q.den, p.covariance.den),
  };
  const gap = inLowestTerms(
    combination(p.mean.den, q.mean.entries, minus(0, q.mean.den), p.mean.entries),
    times(p.mean.den, q.mean.den),
  );
  const distance = { num: quadraticForm(q.precision, gap.entries), den: times(q.den, times(gap.den, gap.den)) };
  const doubled = addFractions(excess, distance);
  return { rational: rationalOf({ num: doubled.num, den: times(2, doubled.den) }), ratio: determinantRatio(p, q) };
}

/**
 * `∫ p²/q = 1 + χ²(p, q)`, from the partition function at the natural parameters `2θ_p − θ_q`; undefined if it is
 * infinite.
 */
export function squaredRatio(p: Component, q: Component): Evidence | undefined {
  const common = lcm(p.den, q.den);
  const [two, minusOne] = [times(2, over(common, p.den)), minus(0, over(common, q.den))];
  const doubled = componentOf(
    combination(two, p.precision, minusOne, q.precision),
    combination(two, p.shift, minusOne, q.shift),
    common,
  );
  if (doubled === undefined) return undefined;
  const gained = addFractions(subtractFractions(doubled.energy, p.energy), subtractFractions(q.energy, p.energy));
  const [first, second] = [determinantRatio(p, q), determinantRatio(p, doubled)];
  return { exponent: rationalOf(gained), ratio: Q.reduce(Q.mul(first, second)) };
}

/**
 * The Gaussian with the mean and covariance of `Σ shares_i N_i`; shares must sum to 1.
 *
 * The covariance is the mean of `Σ_i + μ_iμ_iᵀ` minus `μμᵀ`.
 */
export function momentMatch(components: readonly Component[], shares: Vector): Component | undefined {
  const { entries: weights, den: total } = overOneDenominator(shares);
  const means = components.map(({ mean }) => mean);
  const common = means.reduce<Whole>((den, mean) => lcm(den, mean.den), 1);
  const sum = (terms: readonly (readonly Whole[])[]): readonly Whole[] =>
    terms.reduce((a, b) => combination(1, a, 1, b));
  const weighted = means.map(({ entries, den }, i) => scale(times(weights[i] as Whole, over(common, den)), entries));
  const mean = inLowestTerms(sum(weighted), times(total, common));
  const second = components.map(({ covariance, mean: { entries: m, den: v } }, i) => {
    // C/c + m mᵀ/v² over the denominator c v².
    const moment = combination(times(v, v), covariance.entries, covariance.den, outer(m, m));
    return inLowestTerms(scale(weights[i] as Whole, moment), times(covariance.den, times(v, v)));
  });
  const den = second.reduce<Whole>((least, term) => lcm(least, term.den), 1);
  const secondMoment = sum(second.map((term) => scale(over(den, term.den), term.entries)));
  const square = times(mean.den, mean.den);
  const covariance = inLowestTerms(
    combination(square, secondMoment, minus(0, times(total, den)), outer(mean.entries, mean.entries)),
    times(square, times(total, den)),
  );
  // Λ = c adj(C)/|C| and h = Λ m/v.
  const inverse = scale(covariance.den, adjugate(covariance.entries));
  return componentOf(
    scale(mean.den, inverse),
    apply(inverse, mean.entries),
    times(determinant(covariance.entries), mean.den),
  );
}
