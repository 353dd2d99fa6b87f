/** The first part of a loop: how one of K candidates is kept. */
import type { LimitRule } from '../limits';
import type { Candidates, LawOperations, Needs } from '../loop';

/** K^rounds of choices that add more digits to exact masses than Luce's by w does. */
export const MOST_GROWTH = 32;

export interface ChoicePart {
  readonly id: string;
  readonly title: string;
  /** The law of the kept candidate, in plain text. */
  readonly formula: string;
  readonly reference: string;
  readonly needs?: Needs;
  /** Where the loop ends that fits the kept candidates exactly. */
  readonly limit?: LimitRule;
  /** The law of the kept candidates when drawing from `law`. */
  readonly curate: <L>(ops: LawOperations<L>, law: L, candidates: Candidates) => L;
}
