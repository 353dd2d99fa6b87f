/** Classes 0 … C − 1: the shares of points, and draws. */
import { TrainingError } from './learner';
import type { Points } from './points';

/**
 * The share of each class among points whose first coordinate is their class.
 * @throws TrainingError if there are no points, or a first coordinate is not a class
 */
export function classShares({ count, dimension, values }: Points, classes: number): Float64Array {
  if (count === 0) throw new TrainingError('there are no points to train on; give at least one');
  const shares = new Float64Array(classes);
  for (let i = 0; i < count; i += 1) {
    const c = values[i * dimension] as number;
    if (!Number.isInteger(c) || c < 0 || c >= classes) {
      const what = dimension === 1 ? `point ${i} is ${c}` : `the class of point ${i}, its first coordinate, is ${c}`;
      throw new TrainingError(`${what}; classes are whole numbers from 0 to ${classes - 1}`);
    }
    shares[c] = (shares[c] as number) + 1 / count;
  }
  return shares;
}

/** The class that a uniform number in [0, 1) stands for, by the inverse of the distribution function. */
export function classLaw(probabilities: Float64Array): (uniform: number) => number {
  let sum = 0;
  const upTo = probabilities.map((p) => (sum += p));
  // Rounding may leave the sum below 1. A uniform number beyond the sum gives the last class with positive probability.
  const last = probabilities.reduce((latest, p, c) => (p > 0 ? c : latest), 0);
  return (uniform) => Math.min(last, classAt(upTo, uniform));
}

/** The first class whose cumulative probability exceeds a number; the number of classes if no class does. */
function classAt(upTo: Float64Array, uniform: number): number {
  let [low, high] = [0, upTo.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((upTo[middle] as number) > uniform) high = middle;
    else low = middle + 1;
  }
  return low;
}
