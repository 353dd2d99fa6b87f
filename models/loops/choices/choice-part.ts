/** The first part of a loop: how one of K candidates is kept. */
import type { LimitRule } from '../limits';
import type { Candidates, LawOperations, Needs } from '../loop';

/** The largest K^rounds of choices that add more digits to exact masses than Luce's choice by w. */
export const MOST_GROWTH = 32;

export interface ChoicePart {
  readonly id: string;
  readonly title: string;
  /** The law of the kept candidate, in plain text. */
  readonly formula: string;
  readonly reference: string;
  readonly needs?: Needs;
  /** The limit of the loop that fits the kept candidates exactly. */
  readonly limit?: LimitRule;
  /** The law of the kept candidate when candidates are drawn from `law`. */
  readonly curate: <L>(ops: LawOperations<L>, law: L, candidates: Candidates) => L;
}
