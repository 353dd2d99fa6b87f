/** A dataset: a law p_ref of real data that can be sampled, with its density where that is known. */
import type { Points } from '../points';

/** A data set: real data to draw from. */
export interface Dataset {
  readonly id: string;
  /** One line for the report. */
  readonly title: string;
  readonly dimension: number;
  /** For classes 0 … C − 1: how many there are. */
  readonly classes?: number;
  /**
   * i.i.d. points of p_ref; the same seed gives the same points.
   * @param count at least 0
   */
  sample(count: number, seed: number): Points;
  /**
   * `log p_ref` at the point given by its coordinates from position `at` on, where it is known; −∞ where the density is 0 or below
   * every double.
   */
  readonly logDensity?: (values: ArrayLike<number>, at: number) => number;
}
