/** A loop whose pools can be drawn, as the generator of traces sees it. */
import type { RandomStream } from '../../random';

/** A round of a loop on n atoms. */
export interface SimulatedRound {
  /** The n masses from which the candidates are drawn. */
  readonly source: readonly number[];
  /** Number K ≥ 1 of candidates per pool. */
  readonly size: number;
  /** The positions of the candidates that are kept, of K candidates given by their atoms. */
  readonly keep: (candidates: readonly number[], random: RandomStream) => readonly number[];
  /** The n masses of the next model. @param kept how often each atom was kept in this round */
  readonly next: (kept: readonly number[]) => readonly number[];
}

/** A loop on n atoms. */
export interface Process {
  /** The n masses of the model before round 1. */
  readonly start: readonly number[];
  /** Round t ≥ 1. @param model the n masses of the model after round t − 1 */
  readonly round: (t: number, model: readonly number[]) => SimulatedRound;
}
