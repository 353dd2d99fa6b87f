/**
 * The reward of a Gaussian model in natural form: `r(x) = constant + slopeᵀx − ½ xᵀAx`.
 *
 * Quadratic rewards (`slope = Ac`, `constant = b − ½cᵀAc`) and linear rewards (`A = 0`) have the same form. Multiplying
 * a Gaussian by `w^k = e^{kr}` adds `kA` to its precision and `k·slope` to its precision times mean.
 */
import type { Rational } from '../../../../theory';
import type { GaussianReward } from '../instance';
import {
  type WholeMatrix,
  type WholeVector,
  apply,
  dot,
  isPositiveSemidefinite,
  scale,
  wholeMatrix,
} from './linear-algebra';
import { type Fraction, type Whole, fraction, fractionOf, overOneDenominator, subtractFractions, times } from './whole';

export interface NaturalReward {
  readonly constant: Fraction;
  /** `slope/den` and `A = curvature/den`. */
  readonly den: Whole;
  readonly slope: WholeVector;
  readonly curvature: WholeMatrix;
  /** `sup r`, undefined if it is infinite. */
  supremum(): Rational | undefined;
  /** `inf r`, undefined if it is infinite. */
  infimum(): Rational | undefined;
}

const isZero = (x: readonly Whole[]): boolean => x.every((entry) => entry === 0);

function linearReward({ b, slope }: GaussianReward & { readonly kind: 'linear' }): NaturalReward {
  const { entries, den } = overOneDenominator(slope);
  const bound = isZero(entries) ? b : undefined;
  return {
    constant: fractionOf(b),
    den,
    slope: entries,
    curvature: new Array<Whole>(slope.length ** 2).fill(0),
    supremum: () => bound,
    infimum: () => bound,
  };
}

/** `b` if a matrix is positive semidefinite. */
const boundIf = (A: WholeMatrix, b: Rational): Rational | undefined => (isPositiveSemidefinite(A) ? b : undefined);

/** The natural form of a reward, with its supremum and infimum if they are finite. */
export function naturalReward(reward: GaussianReward): NaturalReward {
  if (reward.kind === 'linear') return linearReward(reward);
  const { b, A, c } = reward;
  const matrix = wholeMatrix(A);
  const centre = overOneDenominator(c);
  const slope = apply(matrix.entries, centre.entries);
  const atOrigin = fraction(dot(slope, centre.entries), times(times(2, matrix.den), times(centre.den, centre.den)));
  let supremum: { readonly bound: Rational | undefined } | undefined;
  return {
    constant: subtractFractions(fractionOf(b), atOrigin),
    den: times(matrix.den, centre.den),
    slope,
    curvature: scale(centre.den, matrix.entries),
    supremum: () => (supremum ??= { bound: boundIf(matrix.entries, b) }).bound,
    infimum: () => boundIf(scale(-1, matrix.entries), b),
  };
}

/** Whether r is the same number everywhere. */
export function isConstant({ slope, curvature }: NaturalReward): boolean {
  return isZero(slope) && isZero(curvature);
}
