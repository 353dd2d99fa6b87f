/** The third part of a loop: the learner, which fits the next model to the training data. */
import type { LawOperations, Needs, Round } from '../loop';

export interface LearnerPart {
  readonly id: string;
  readonly title: string;
  /** p_{t+1} in terms of the law D of the training data. */
  readonly formula: string;
  readonly reference: string;
  readonly needs?: Needs;
  /** Whether discrete laws are fitted exactly if the declared error is 0. */
  readonly exactOnAtoms?: true;
  /** The next model, from the law of the training data. */
  readonly fit: <L>(ops: LawOperations<L>, data: L, round: Round<L>) => L;
}
