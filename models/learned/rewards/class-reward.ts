/**
 * A reward on the classes 0 … C − 1: `w(c) = w_c`, `r(c) = log w_c`. A_* is the set of classes with the largest weight.
 */
import { InputError } from '../../../theory';
import type { Reward } from '../reward';

function check(weights: readonly number[]): void {
  if (weights.length < 2) {
    throw new InputError(`a reward on ${weights.length} classes prefers none; give at least two weights`);
  }
  const bad = weights.findIndex((w) => !(w > 0 && w < Infinity));
  if (bad >= 0)
    throw new InputError(`the weight of class ${bad} is ${weights[bad]}; weights e^r are finite and above 0`);
}

/**
 * @param weights `e^r` of the classes 0 … C − 1
 * @throws InputError for fewer than two weights, or one that is not finite and positive. The reward throws RangeError
 *   for a point that is not a class.
 */
export function classReward(weights: readonly number[]): Reward {
  check(weights);
  const top = Math.max(...weights);
  const weight = (values: ArrayLike<number>, at: number): number => {
    const found = weights[values[at] as number];
    if (found === undefined) {
      throw new RangeError(
        `${String(values[at])} is none of the classes 0 … ${weights.length - 1}; this reward needs a model of classes`,
      );
    }
    return found;
  };
  return {
    text: `w(c) = ${weights.map((w) => Number(w.toPrecision(3))).join(', ')} for the classes 0 … ${weights.length - 1}`,
    region: { kind: 'classes', classes: weights.flatMap((w, c) => (w === top ? [c] : [])) },
    top,
    constant: weights.every((w) => w === top),
    weight,
    isBest: (values, at) => weight(values, at) === top,
  };
}
