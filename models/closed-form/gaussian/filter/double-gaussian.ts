/**
 * One Gaussian in doubles, with bounds on the errors of its moments.
 *
 *     Λ = [[a, b], [b, c]]/den,   h = Λ(μ − centre) = (x, y)/den,   |Λ| = det/den²,   μ − centre = (v, u)/det
 *
 * with whole a, b, c, x, y, den and det that doubles hold exactly. On the line the second coordinate is an independent standard normal, on
 * which the reward does not depend: no expectation of w or r and no divergence changes.
 *
 * Every other number is a polynomial in these, divided by another one of one sign. If n operations lie on each path of a sum of products of exact
 * numbers, its error is at most `1.01 n u` times the same sum of absolute values (Higham, *Accuracy and Stability of Numerical Algorithms*,
 * lemma 3.1), which is computed with it: here the numbers called `size`. Products of whole numbers do not underflow. The formulas are those of
 * `../exact/component.ts`.
 */
import { NotRepresentableError, UNIT_ROUNDOFF } from '../../../../theory';
import { type DoubleReward, exponentialError } from './double-reward';
import { type Normal, usual } from './normal';
import { exactly } from './whole-number';

const U = UNIT_ROUNDOFF;
/** Exponentials of larger numbers, or their products with shares, may leave the range of normal doubles. */
const LARGEST_EXPONENT = 600;
/** Larger errors of exponents are not worth a bound. */
const LARGEST_ERROR = 1e-3;

export class DoubleGaussian {
  readonly det: number;
  /** `½ hᵀΛ⁻¹h`. */
  readonly energy: number;
  readonly energyError: number;
  /** `det·(μ − centre)`, with an error of at most 2.02u times `vSize` and `uSize`. */
  readonly v: number;
  readonly u: number;
  readonly vSize: number;
  readonly uSize: number;
  private knownTilt: DoubleGaussian | undefined;
  private knownNormal: Normal | undefined;
  /** `E[w]` and `E[w²]` with their relative errors, once they are known. */
  private readonly powers = [NaN, NaN];
  private readonly powerErrors = [NaN, NaN];
  private knownMean = NaN;
  private knownMeanError = NaN;
  private knownVariance = NaN;
  private knownVarianceError = NaN;

  /** @throws NotRepresentableError if the precision is not certainly positive definite, or its determinant too long */
  constructor(
    readonly a: number,
    readonly b: number,
    readonly c: number,
    readonly x: number,
    readonly y: number,
    readonly reward: DoubleReward,
  ) {
    this.det = exactly(a * c) - exactly(b * b);
    if (!(a > 0 && this.det > 0)) throw new NotRepresentableError('a precision that is not positive definite');
    const [xSize, ySize] = [Math.abs(x), Math.abs(y)];
    this.v = c * x - b * y;
    this.u = a * y - b * x;
    this.vSize = c * xSize + Math.abs(b) * ySize;
    this.uSize = a * ySize + Math.abs(b) * xSize;
    const scale = 2 * this.det * reward.den;
    // Six operations on a path.
    this.energy = (x * this.v + y * this.u) / scale;
    this.energyError = ((xSize * this.vSize + ySize * this.uSize) / scale) * 8 * U;
  }

  get normal(): Normal {
    return (this.knownNormal ??= this.computeNormal());
  }

  private computeNormal(): Normal {
    const { a, b, c, v, u, vSize, uSize, det } = this;
    const { den } = this.reward;
    return {
      a: usual(a / den),
      b: usual(b / den),
      c: usual(c / den),
      det: usual(det / (den * den)),
      x: usual(v / det),
      y: usual(u / det),
      xSize: vSize / det,
      ySize: uSize / det,
    };
  }

  /** The law `∝ N·w`. */
  get tilted(): DoubleGaussian {
    const { a, b, c, x, y, reward } = this;
    const { n11, n12, n22, s1, s2 } = reward;
    return (this.knownTilt ??= new DoubleGaussian(
      exactly(a + n11),
      exactly(b + n12),
      exactly(c + n22),
      exactly(x + s1),
      exactly(y + s2),
      reward,
    ));
  }

  private computePower(k: 1 | 2): void {
    const { reward, energy, energyError } = this;
    const target = k === 1 ? this.tilted : this.tilted.tilted;
    const constant = k * reward.constant;
    const gained = target.energy - energy;
    const exponent = constant + gained;
    const error =
      k * reward.constantError + energyError + target.energyError + (Math.abs(gained) + Math.abs(exponent)) * U;
    if (!(Math.abs(exponent) <= LARGEST_EXPONENT && error < LARGEST_ERROR))
      throw new NotRepresentableError('an evidence out of the range of the filter');
    this.powers[k - 1] = Math.exp(exponent) * Math.sqrt(this.det / target.det);
    // A quotient, its root and a product: 2.5u.
    this.powerErrors[k - 1] = (exponentialError(error) + 3 * U) * 1.01;
  }

  /** `E[w^k]`. */
  power(k: 1 | 2): number {
    if (Number.isNaN(this.powers[k - 1])) this.computePower(k);
    return this.powers[k - 1] as number;
  }

  /** A bound on the relative error of `power(k)`. */
  powerError(k: 1 | 2): number {
    if (Number.isNaN(this.powerErrors[k - 1])) this.computePower(k);
    return this.powerErrors[k - 1] as number;
  }

  /** `E[r] = b + slopeᵀμ − ½μᵀAμ − ½tr(AΣ)`. */
  get meanOfReward(): number {
    if (Number.isNaN(this.knownMean)) this.computeMean();
    return this.knownMean;
  }

  /** A bound on the absolute error of `meanOfReward`. */
  get meanOfRewardError(): number {
    if (Number.isNaN(this.knownMean)) this.computeMean();
    return this.knownMeanError;
  }

  private computeMean(): void {
    const { a, b, c, v, u, vSize, uSize, det, reward } = this;
    const { n11, n12, n22, s1, s2, den, constant, constantError } = reward;
    const [m11, m12, m22] = [Math.abs(n11), Math.abs(n12), Math.abs(n22)];
    const slope = (s1 * v + s2 * u) / (den * det);
    const slopeSize = (Math.abs(s1) * vSize + Math.abs(s2) * uSize) / (den * det);
    const bend = (n11 * v * v + 2 * n12 * v * u + n22 * u * u) / (2 * den * det * det);
    const bendSize = (m11 * vSize * vSize + 2 * m12 * vSize * uSize + m22 * uSize * uSize) / (2 * den * det * det);
    const trace = (n11 * c - 2 * n12 * b + n22 * a) / (2 * det);
    const traceSize = (m11 * c + 2 * m12 * Math.abs(b) + m22 * a) / (2 * det);
    this.knownMean = constant + slope - bend - trace;
    // At most twelve operations on a path, and three sums.
    this.knownMeanError = (Math.abs(constant) + slopeSize + bendSize + traceSize) * 20 * U + constantError;
  }

  /** `Var(r) = gᵀΣg + ½tr(AΣAΣ)` with the gradient `g = slope − Aμ`. */
  get varianceOfReward(): number {
    if (Number.isNaN(this.knownVariance)) this.computeVariance();
    return this.knownVariance;
  }

  /** A bound on the absolute error of `varianceOfReward`. */
  get varianceOfRewardError(): number {
    if (Number.isNaN(this.knownVariance)) this.computeVariance();
    return this.knownVarianceError;
  }

  private computeVariance(): void {
    const { a, b, c, v, u, vSize, uSize, det, reward } = this;
    const { n11, n12, n22, s1, s2, den } = reward;
    const [m11, m12, m22, bSize] = [Math.abs(n11), Math.abs(n12), Math.abs(n22), Math.abs(b)];
    // The gradient times den·det.
    const g = s1 * det - n11 * v - n12 * u;
    const h = s2 * det - n12 * v - n22 * u;
    const gSize = Math.abs(s1) * det + m11 * vSize + m12 * uSize;
    const hSize = Math.abs(s2) * det + m12 * vSize + m22 * uSize;
    const scale = den * det * det * det;
    const along = (c * g * g - 2 * b * g * h + a * h * h) / scale;
    const alongSize = (c * gSize * gSize + 2 * bSize * gSize * hSize + a * hSize * hSize) / scale;
    // AΣ times det.
    const [p, q] = [n11 * c - n12 * b, n12 * a - n11 * b];
    const [s, t] = [n12 * c - n22 * b, n22 * a - n12 * b];
    const [pSize, qSize] = [m11 * c + m12 * bSize, m12 * a + m11 * bSize];
    const [sSize, tSize] = [m12 * c + m22 * bSize, m22 * a + m12 * bSize];
    const bend = (p * p + 2 * q * s + t * t) / (2 * det * det);
    const bendSize = (pSize * pSize + 2 * qSize * sSize + tSize * tSize) / (2 * det * det);
    this.knownVariance = along + bend;
    // At most twenty operations on a path.
    this.knownVarianceError = (alongSize + bendSize) * 26 * U;
  }
}
