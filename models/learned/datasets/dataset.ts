/** A dataset: a law p_ref of real data that can be sampled, with its density if this is known. */
import type { Points } from '../points';

/** A dataset of real data. */
export interface Dataset {
  readonly id: string;
  /** One line for the report. */
  readonly title: string;
  readonly dimension: number;
  /** The number C of classes, for data on classes 0 … C − 1. */
  readonly classes?: number;
  /**
   * Draws i.i.d. points of p_ref; the same seed gives the same points.
   * @param count at least 0
   */
  sample(count: number, seed: number): Points;
  /**
   * `log p_ref` at the point whose coordinates start at position `at`; −∞ if the density is 0 or smaller than every
   * positive double. Absent if the density is not known.
   */
  readonly logDensity?: (values: ArrayLike<number>, at: number) => number;
}
