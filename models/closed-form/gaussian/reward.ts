/**
 * The reward of a Gaussian model in natural form: `r(x) = constant + slopeᵀx − ½ xᵀAx`.
 *
 * Quadratic rewards (`slope = Ac`, `constant = b − ½cᵀAc`) and linear rewards (`A = 0`) have the same form. Multiplying
 * a Gaussian by `w^k = e^{kr}` adds `kA` to its precision and `k·slope` to its precision times mean.
 */
import { Q, type Rational } from '../../../theory';
import type { GaussianReward } from './instance';
import {
  type Matrix,
  type Vector,
  apply,
  dot,
  isPositiveSemidefinite,
  isZeroMatrix,
  quadraticForm,
  scaleMatrix,
  zeroMatrix,
} from './linear-algebra';

export interface NaturalReward {
  readonly constant: Rational;
  readonly slope: Vector;
  readonly curvature: Matrix;
  /** `sup r`, undefined if it is infinite. */
  readonly supremum: Rational | undefined;
  /** `inf r`, undefined if it is infinite. */
  readonly infimum: Rational | undefined;
}

const HALF = Q.of(1, 2);

/** The natural form of a reward, with its supremum and infimum if they are finite. */
export function naturalReward(reward: GaussianReward): NaturalReward {
  if (reward.kind === 'linear') {
    const bound = reward.slope.every(({ num }) => num === 0n) ? reward.b : undefined;
    const curvature = zeroMatrix(reward.slope.length);
    return { constant: reward.b, slope: reward.slope, curvature, supremum: bound, infimum: bound };
  }
  const { b, A, c } = reward;
  return {
    constant: Q.reduce(Q.sub(b, Q.mul(HALF, quadraticForm(A, c)))),
    slope: apply(A, c),
    curvature: A,
    supremum: isPositiveSemidefinite(A) ? b : undefined,
    infimum: isPositiveSemidefinite(scaleMatrix(A, Q.of(-1))) ? b : undefined,
  };
}

/** Whether r is the same number everywhere. */
export function isConstant(reward: NaturalReward): boolean {
  return isZeroMatrix(reward.curvature) && reward.slope.every(({ num }) => num === 0n);
}

/** `r(x)`. */
export function rewardAt(reward: NaturalReward, x: Vector): Rational {
  return Q.reduce(
    Q.sum([reward.constant, dot(reward.slope, x), Q.neg(Q.mul(HALF, quadraticForm(reward.curvature, x)))]),
  );
}
