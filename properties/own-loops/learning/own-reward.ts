/** A defined reward as a reward on points, with a check of every value: all bounds assume weights in (0, w_max]. */
import { type BestRegion, InterruptedError, type Reward } from '../../../models/learned';
import { InputError } from '../../../theory';
import type { DefinedReward } from '../define';
import { messageOf, safely } from '../foreign-value';

export interface OwnRewardOptions {
  /** γ > 0, which multiplies r. */
  readonly gamma: number;
  /** The number of classes, for data on classes. */
  readonly classes: number | undefined;
  /** The number of coordinates of a point. */
  readonly dimension: number;
  /** Whether the run is over; asked now and then. @defaultValue never */
  readonly stopped?: (() => boolean) | undefined;
}

/** Calls between two looks at the clock. */
const LOOK_EVERY = 64;
/** The relative error with which a point of A_* may miss the top. */
const ROUNDING = 1e-9;

const shown = (point: readonly number[]): string => `(${point.join(', ')})`;

/** The error that refuses a reward. */
export const rewardRefusal = ({ id }: DefinedReward, problem: string): InputError =>
  new InputError(`the reward ${id} ${problem}`);

/** What the reward's function gives at a point, checked: a finite number of at most `top`, and above 0 if it is a weight. */
function valueAt(defined: DefinedReward, point: readonly number[]): number {
  const { weight, reward, top } = defined;
  const [rule, what] = weight === undefined ? [reward, 'reward'] : [weight, 'weight'];
  const at = `at ${shown(point)}`;
  let value: unknown;
  try {
    value = rule?.([...point]);
  } catch (error) {
    throw rewardRefusal(defined, `throws ${at}: ${messageOf(error)}; give every point of R^${point.length} a ${what}`);
  }
  if (value instanceof Promise)
    throw rewardRefusal(
      defined,
      `gives a promise ${at}; give a number: compute beforehand, or read a file when the module is loaded`,
    );
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw rewardRefusal(defined, `gives ${safely(value)} ${at}; give a finite number`);
  if (weight !== undefined && value <= 0)
    throw rewardRefusal(
      defined,
      `gives the weight ${value} ${at}; weights e^r are above 0: raise it, or give r by "reward"`,
    );
  if (value > top)
    throw rewardRefusal(defined, `gives the ${what} ${value} ${at}, and its top is ${top}; give the supremum as top`);
  return value;
}

function bestAt(defined: DefinedReward, point: readonly number[], value: number): boolean {
  const { isBest, top } = defined;
  if (isBest === undefined) return value === top;
  let best: unknown;
  try {
    best = isBest([...point]);
  } catch (error) {
    throw rewardRefusal(defined, `throws in isBest at ${shown(point)}: ${messageOf(error)}`);
  }
  if (typeof best !== 'boolean')
    throw rewardRefusal(defined, `says ${safely(best)} in isBest at ${shown(point)}; give true or false`);
  const misses = top - value > ROUNDING * Math.max(1, Math.abs(top));
  if (best && misses)
    throw rewardRefusal(
      defined,
      `says that ${shown(point)} is best, and its value there is ${value}, below the top ${top}; A_* is where the reward is largest`,
    );
  if (!best && value === top)
    throw rewardRefusal(
      defined,
      `says that ${shown(point)} is not best, and its value there is the top ${top}; A_* has every such point`,
    );
  return best;
}

function textOf({ id, title = id, top, weight }: DefinedReward, gamma: number): string {
  const what = weight === undefined ? 'r' : 'w';
  const sharpness = gamma === 1 ? '' : weight === undefined ? `${gamma} times ` : `to the power ${gamma}: `;
  return `${sharpness}${title}, ${what} at most ${top}`;
}

/**
 * The reward on points.
 * @throws InputError if its top has no weight among the doubles. The functions of the reward throw InputError for a value
 *   that is wrong, and InterruptedError when the run is over.
 */
export function rewardFrom(defined: DefinedReward, { gamma, classes, dimension, stopped }: OwnRewardOptions): Reward {
  const { weight: asWeight, top: given } = defined;
  const weightOf = (value: number): number => (asWeight === undefined ? Math.exp(gamma * value) : value ** gamma);
  const top = weightOf(given);
  if (!(top > 0 && top < Infinity))
    throw rewardRefusal(
      defined,
      `has the top ${given}, whose weight with --gamma ${gamma} is ${top}, outside the doubles; subtract a constant from all rewards, or lower --gamma`,
    );
  let calls = 0;
  const pointAt = (values: ArrayLike<number>, at: number): number[] =>
    Array.from({ length: dimension }, (_, r) => values[at + r] as number);
  const weight = (values: ArrayLike<number>, at: number): number => {
    calls += 1;
    if (calls % LOOK_EVERY === 0 && stopped?.()) throw new InterruptedError('the run is over');
    const point = pointAt(values, at);
    const value = valueAt(defined, point);
    // Where isBest is given, rounding may keep the value of a best point below the top.
    return defined.isBest && bestAt(defined, point, value) ? top : weightOf(value);
  };
  const isBest = (values: ArrayLike<number>, at: number): boolean => {
    const point = pointAt(values, at);
    return bestAt(defined, point, valueAt(defined, point));
  };
  const bestClasses = Array.from({ length: classes ?? 0 }, (_, c) => c).filter((c) => isBest([c], 0));
  const region: BestRegion = classes === undefined ? { kind: 'marked' } : { kind: 'classes', classes: bestClasses };
  return { text: textOf(defined, gamma), region, top, weight, isBest };
}
