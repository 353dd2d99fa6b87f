/**
 * Standardisation: each coordinate is shifted and scaled to mean 0 and variance 1, so a network sees data of every
 * scale alike.
 */
import { TrainingError } from '../learner';
import type { Points } from '../points';

export interface Standardisation {
  /** The mean of each coordinate. */
  readonly mean: readonly number[];
  /** The standard deviation of each coordinate, above 0. */
  readonly scale: readonly number[];
}

/** The mean and standard deviation of one coordinate; a constant coordinate has scale 1. */
function momentsOf({ count, dimension, values }: Points, j: number): { readonly mean: number; readonly scale: number } {
  const first = values[j] as number;
  let sum = 0;
  let squares = 0;
  for (let at = j; at < values.length; at += dimension) {
    // Differences from the first value keep the digits of data far from 0.
    const offset = (values[at] as number) - first;
    sum += offset;
    squares += offset * offset;
  }
  const shift = sum / count;
  const variance = squares / count - shift * shift;
  return { mean: first + shift, scale: variance <= 0 ? 1 : Math.sqrt(variance) };
}

/**
 * The standardisation of points.
 * @throws TrainingError if there is no point, a coordinate is not finite, or the spread overflows
 */
export function standardisationOf(points: Points): Standardisation {
  checkPoints(points);
  const moments = Array.from({ length: points.dimension }, (_, j) => momentsOf(points, j));
  moments.forEach(({ mean, scale }, j) => {
    if (!Number.isFinite(mean) || !Number.isFinite(scale))
      throw new TrainingError(`coordinate ${j} of the points is too large (its variance overflows); rescale the data`);
  });
  return { mean: moments.map(({ mean }) => mean), scale: moments.map(({ scale }) => scale) };
}

/** @throws TrainingError if there is no point, or a coordinate is not finite */
export function checkPoints({ count, dimension, values }: Points): void {
  if (count === 0) throw new TrainingError('there are no points to train on; give at least one');
  const bad = values.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0) {
    const where = `coordinate ${bad % dimension} of point ${Math.floor(bad / dimension)}`;
    throw new TrainingError(`${where} is ${values[bad]}; training points must be finite: look at what drew them`);
  }
}

/** `(x − mean) / scale`, rounded to single precision. @throws TrainingError if that overflows */
export function standardised({ dimension, values }: Points, { mean, scale }: Standardisation): Float32Array {
  const result = Float32Array.from(
    values,
    (x, i) => (x - (mean[i % dimension] as number)) / (scale[i % dimension] as number),
  );
  const bad = result.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0) {
    const what = `coordinate ${bad % dimension} of point ${Math.floor(bad / dimension)} is ${values[bad]}`;
    throw new TrainingError(`${what}, too far from the data of the initial model; fit from scratch`);
  }
  return result;
}

/** `mean + scale · z`. */
export function restored(values: ArrayLike<number>, { mean, scale }: Standardisation): Float64Array {
  const dimension = mean.length;
  return Float64Array.from(values, (z, i) => (mean[i % dimension] as number) + (scale[i % dimension] as number) * z);
}
