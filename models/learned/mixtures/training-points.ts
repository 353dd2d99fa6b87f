/** Checks of the points to which a density is fitted, and the choice of held-out points. */
import { stream } from '../../random';
import { TrainingError } from '../learner';
import { type Points, pick } from '../points';
import { type Moments, momentsOf } from './moments';

/** Points within this distance relative to their coordinates count as equal. */
const COINCIDENT = 1e-13;

const largest = (values: Float64Array): number => values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);

/**
 * The moments of points, checked for training.
 * @throws TrainingError for fewer than `least` points, coordinates that are not finite, or points that all coincide
 */
export function checkedMoments(points: Points, least: number, what: string): Moments {
  const { count, dimension, values } = points;
  if (count < least) {
    throw new TrainingError(
      `${what} on R^${dimension} needs at least ${least} points, and there are ${count}; draw more`,
    );
  }
  const bad = values.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0) {
    const point = Math.floor(bad / dimension);
    throw new TrainingError(`point ${point} has a coordinate ${String(values[bad])}; only finite points can be fitted`);
  }
  const moments = momentsOf(points);
  const deviation = Math.sqrt(largest(moments.covariance));
  if (!Number.isFinite(deviation)) {
    throw new TrainingError('the covariance of the points overflows double precision; rescale the data');
  }
  if (deviation <= COINCIDENT * largest(values)) {
    const place = Array.from(values.subarray(0, dimension)).join(', ');
    throw new TrainingError(
      `all ${count} points coincide at (${place}), or nearly so: no density has a largest likelihood there; the data has collapsed`,
    );
  }
  return moments;
}

export interface Split {
  readonly training: Points;
  readonly heldOut: Points;
}

/** Holds out a share of the points, rounded down; the seed determines which. */
export function split(points: Points, share: number, seed: number): Split {
  const random = stream(seed, 'mixture', 'held out');
  const order = Int32Array.from({ length: points.count }, (_, i) => i);
  const held = Math.floor(share * points.count);
  for (let i = 0; i < held; i += 1) {
    const j = i + random.index(points.count - i);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return { heldOut: pick(points, order.subarray(0, held)), training: pick(points, order.subarray(held).sort()) };
}
