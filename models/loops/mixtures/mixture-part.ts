/** The second part of a loop: what the curated data is mixed with before the learner sees it. */
import type { LawOperations, Needs, Round } from '../loop';

export interface MixturePart {
  readonly id: string;
  readonly title: string;
  /** The law of the training data, in plain text. */
  readonly formula: string;
  readonly reference: string;
  readonly needs?: Needs;
  /** Whether for λ = ∞ the curated data is all there is. */
  readonly syntheticAtInfinity?: true;
  /** The law of the training data, from that of the kept candidates. */
  readonly mix: <L>(ops: LawOperations<L>, curated: L, round: Round<L>) => L;
}
