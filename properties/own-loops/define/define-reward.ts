/** A reward of your own: `defineReward({ id, title, weight | reward, top, isBest })`. */
import * as z from 'zod';
import { functionField, idField, problemIn, refusedDefinition, titleField } from './definition-fields';

/** A point of R^d by its coordinates; a class c of data on classes is the point `[c]`. */
type Point = readonly number[];

/**
 * The definition of a reward: `weight`, the weight w = e^r of a point, or `reward`, its reward r.
 * @example
 * const definition: RewardDefinition = { id: 'right-half', weight: ([x = 0]) => (x > 0 ? 2 : 1), top: 2 };
 * const reward = defineReward(definition);
 */
export interface RewardDefinition {
  /** Letters, digits and hyphens. */
  readonly id: string;
  /** One line that says what is rewarded. @defaultValue the id */
  readonly title?: string;
  /** The weight e^r of a point: a finite number above 0, at most `top`. The same point always has the same weight. */
  readonly weight?: (point: Point) => number;
  /** The reward r of a point: a finite number, at most `top`. */
  readonly reward?: (point: Point) => number;
  /**
   * The supremum of what is given, `weight` or `reward`, over all points that a model may draw. A bound above the supremum keeps the
   * verdicts right but makes them weaker.
   */
  readonly top: number;
  /** Whether a point is in A_*, where the reward is `top` up to rounding. @defaultValue where the reward is `top` exactly */
  readonly isBest?: (point: Point) => boolean;
}

/** The key that marks a reward made by `defineReward`. The symbol is the same in every copy of this package. */
const REWARD: unique symbol = Symbol.for('curated-loops.reward');

/** A reward made by `defineReward`. */
export interface DefinedReward extends RewardDefinition {
  readonly [REWARD]: true;
}

const schema = z.strictObject({
  id: idField,
  title: titleField.optional(),
  weight: functionField('(point) => weight').optional(),
  reward: functionField('(point) => reward').optional(),
  top: z.number({ error: 'a finite number, the supremum of the reward' }),
  isBest: functionField('(point) => boolean').optional(),
});

const refusal = (problem: string): Error => refusedDefinition('defineReward', problem);

export const isDefinedReward = (value: unknown): value is DefinedReward =>
  typeof value === 'object' && value !== null && REWARD in value;

/**
 * Makes a reward from its definition, for `learn --reward ./my-reward.ts`.
 * @throws InputError for a malformed definition; the message names the fault, the value and the remedy
 * @example
 * defineReward({ id: 'near-origin', reward: ([x = 0, y = 0]) => -Math.hypot(x, y), top: 0 });
 */
export function defineReward(input: RewardDefinition): DefinedReward {
  const problem = problemIn(schema, input);
  if (problem !== undefined) throw refusal(problem);
  const { id, weight, reward, top } = input;
  if ((weight === undefined) === (reward === undefined))
    throw refusal(`give exactly one of weight and reward; "${id}" has ${weight === undefined ? 'neither' : 'both'}`);
  if (weight !== undefined && !(top > 0))
    throw refusal(`top is ${top}; weights e^r are above 0, and so is their supremum`);
  return Object.freeze({ ...input, [REWARD]: true as const });
}
