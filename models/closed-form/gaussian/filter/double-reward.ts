/**
 * A reward in whole numbers over one denominator, in coordinates whose origin is its centre: `r(x) = b + slopeᵀx − ½ xᵀAx`, where the slope
 * or A is 0. So tilting by w changes only the precision of a Gaussian, or only its shift.
 *
 * On the line, x is the first of two coordinates, and the reward does not depend on the second.
 */
import { Q, UNIT_ROUNDOFF, conversionError } from '../../../../theory';
import type { GaussianReward } from '../instance';
import { commonDenominator, exactly, over } from './whole-number';

/** The curvature `[[n11, n12], [n12, n22]]/den` and the slope `(s1, s2)/den`; 0 where no coordinate is. */
export class DoubleReward {
  /** @throws NotRepresentableError for numbers that doubles do not hold exactly */
  constructor(
    readonly n11: number,
    readonly n12: number,
    readonly n22: number,
    readonly s1: number,
    readonly s2: number,
    readonly den: number,
    readonly constant: number,
    readonly constantError: number,
  ) {}

  /** The reward over a multiple of its denominator. */
  over(den: number): DoubleReward {
    if (den === this.den) return this;
    const { n11, n12, n22, s1, s2, constant, constantError } = this;
    const by = den / this.den;
    return new DoubleReward(
      exactly(n11 * by),
      exactly(n12 * by),
      exactly(n22 * by),
      exactly(s1 * by),
      exactly(s2 * by),
      den,
      constant,
      constantError,
    );
  }

  /** Whether r is at most its constant everywhere. */
  get isBounded(): boolean {
    const { n11, n12, n22, s1, s2 } = this;
    return s1 === 0 && s2 === 0 && n11 >= 0 && n22 >= 0 && exactly(n11 * n22) >= exactly(n12 * n12);
  }
}

/** A reward over the least denominator. @throws NotRepresentableError for numbers that doubles do not hold exactly */
export function doubleReward(reward: GaussianReward): DoubleReward {
  const constant = Q.toNumber(reward.b);
  const constantError = conversionError(reward.b, constant);
  if (reward.kind === 'linear') {
    const [x = Q.zero, y = Q.zero] = reward.slope;
    const den = commonDenominator(1, reward.slope);
    return new DoubleReward(0, 0, 0, over(x, den), over(y, den), den, constant, constantError);
  }
  const [[a = Q.zero, b = Q.zero] = [], second = []] = reward.A;
  const c = second[1] ?? Q.zero;
  const den = commonDenominator(commonDenominator(1, reward.A[0] ?? []), second);
  return new DoubleReward(over(a, den), over(b, den), over(c, den), 0, 0, den, constant, constantError);
}

/** A bound on the relative error of the exponential of a number with this absolute error, below 10⁻³: fdlibm's, as in `interval.ts`, and its. */
export const exponentialError = (absolute: number): number => (absolute * (1 + absolute) + 8 * UNIT_ROUNDOFF) * 1.01;
