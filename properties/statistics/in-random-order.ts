/**
 * Means of recorded values, which may drift in the order of the record (sorted prompts, early and late rounds).
 *
 * A confidence sequence asks for values that have one mean given those before them. Recorded units are taken in a random order that does not depend on
 * them, so that a drift becomes spread.
 */
import type { Interval } from '../../theory';
import { stream } from '../../models';
import { BoundedMean, type Range } from './bounded-mean';
import { NoMeanError } from './betting';

const SEED = 1;

/** The values in a random order that depends on their number alone (Fisher–Yates). */
export function inRandomOrder(values: Float64Array): Float64Array {
  const random = stream(SEED, 'order', values.length);
  const shuffled = values.slice();
  for (let i = shuffled.length - 1; i > 0; i -= 1) {
    const j = random.index(i + 1);
    const value = shuffled[i] as number;
    shuffled[i] = shuffled[j] as number;
    shuffled[j] = value;
  }
  return shuffled;
}

/** The mean of recorded values. */
export interface RecordedMean {
  readonly estimate: number;
  /** Contains the mean with probability at least 1 − α; undefined if every mean is refuted. */
  readonly interval: Interval | undefined;
  /** Estimated standard deviation. */
  readonly spread: number;
  readonly range: Range;
  readonly count: number;
}

/** @throws InputError for an invalid range or probability; RangeError for a value outside the range */
export function recordedMean(values: Float64Array, range: Range, alpha: number): RecordedMean {
  const mean = new BoundedMean({ range, alpha, planned: Math.max(1, values.length) });
  mean.add(inRandomOrder(values));
  return { estimate: mean.mean, interval: enclosureOf(mean), spread: mean.spread, range, count: mean.count };
}

function enclosureOf(mean: BoundedMean): Interval | undefined {
  try {
    return mean.enclosure();
  } catch (error) {
    if (error instanceof NoMeanError) return undefined;
    throw error;
  }
}
