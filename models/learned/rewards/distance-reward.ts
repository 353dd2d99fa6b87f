/**
 * The distance reward: `r(x) = −γ max(0, ‖x − x_*‖ − r_min)`, `w = e^r`; A_* is the ball of radius r_min about x_*, where w = 1.
 *
 * Source: Ferbach et al. 2024, section 4.
 */
import { InputError } from '../../../theory';
import type { Reward } from '../reward';

const { exp, sqrt } = Math;

export interface DistanceRewardOptions {
  /** x_*, with d coordinates. */
  readonly centre: readonly number[];
  /** r_min ≥ 0; the ball is closed. */
  readonly radius: number;
  /** γ ≥ 0; 0 is no reward: w = 1 everywhere, and A_* is the whole space. */
  readonly gamma: number;
}

function check({ centre, radius, gamma }: DistanceRewardOptions): void {
  if (centre.length === 0 || !centre.every(Number.isFinite)) {
    throw new InputError(`the centre of a distance reward is (${centre.join(', ')}); give d ≥ 1 finite coordinates`);
  }
  if (!(radius >= 0 && radius < Infinity)) {
    throw new InputError(`the radius of a distance reward is ${radius}; give a finite number of at least 0`);
  }
  if (!(gamma >= 0 && gamma < Infinity)) {
    throw new InputError(`gamma of a distance reward is ${gamma}; give a finite number above 0`);
  }
}

/**
 * @throws InputError for a centre, radius or γ outside its domain. The weight throws RangeError for a point with a NaN
 *   coordinate.
 */
export function distanceReward(options: DistanceRewardOptions): Reward {
  check(options);
  const { centre, radius, gamma } = options;
  /** The signed distance of a point from the ball: positive outside, negative inside. */
  const excess = (values: ArrayLike<number>, at: number): number => {
    let square = 0;
    for (let r = 0; r < centre.length; r += 1) {
      const gap = (values[at + r] as number) - (centre[r] as number);
      square += gap * gap;
    }
    const distance = sqrt(square) - radius;
    if (Number.isNaN(distance)) {
      const point = Array.from(centre, (_, r) => String(values[at + r])).join(', ');
      throw new RangeError(
        `(${point}) is no point of R^${centre.length}: it has no distance to the centre of the reward`,
      );
    }
    return distance;
  };
  return {
    text: `r(x) = −${gamma}·max(0, ‖x − (${centre.join(', ')})‖ − ${radius})`,
    region: gamma === 0 ? { kind: 'marked' } : { kind: 'ball', centre, radius },
    top: 1,
    constant: gamma === 0,
    weight: (values, at) => {
      const outside = excess(values, at);
      return outside > 0 ? exp(-gamma * outside) : 1;
    },
    isBest: (values, at) => excess(values, at) <= 0 || gamma === 0,
  };
}
