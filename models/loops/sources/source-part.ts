/** The law that candidates are drawn from, where a loop remembers more than its newest model. */
import type { LawOperations, Needs, Round } from '../loop';

/** A part of a loop that says where its candidates come from; by default from the newest model. */
export interface SourcePart {
  readonly id: string;
  /** Where candidates come from, as the end of a title. */
  readonly title: string;
  /** The law p of a candidate, in plain text. */
  readonly formula: string;
  readonly reference: string;
  readonly needs?: Needs;
  /** The law of a candidate in round t, from `p_0 … p_t`. */
  readonly source: <L>(ops: LawOperations<L>, round: Round<L>) => L;
}
