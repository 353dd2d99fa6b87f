/**
 * A source of draws from the laws of a run, in independent units: a learned run draws on demand, a recorded one has so many and no more.
 */
import type { DrawnLaw } from './law';
import type { Question } from './question';

export interface DrawSource {
  /** Number of bins of `binned(…)`. */
  readonly bins: number;
  /** Draws behind one estimate of a question: all draws of a unit or, for a law conditioned on an event, one. */
  perEstimate(question: Question): number;
  /** Draws until each law has at least `units` units. */
  ensure(laws: readonly DrawnLaw[], units: number): Promise<void>;
  /**
   * The estimates of a question from the first `units` units, which must have been drawn: one for each unit or, for a law conditioned
   * on an event, one for each draw that fell in the event.
   */
  values(question: Question, units: number): Float64Array;
}
