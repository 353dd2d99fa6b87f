/** The second part of a loop: the mixture of curated data with other data, which is the training data of the learner. */
import type { LawOperations, Needs, Round } from '../loop';

export interface MixturePart {
  readonly id: string;
  readonly title: string;
  /** The law of the training data, in plain text. */
  readonly formula: string;
  readonly reference: string;
  readonly needs?: Needs;
  /** Whether the training data is the curated data alone if λ = ∞. */
  readonly syntheticAtInfinity?: true;
  /** The law of the training data, from the law `curated` of the kept candidates. */
  readonly mix: <L>(ops: LawOperations<L>, curated: L, round: Round<L>) => L;
}
