/**
 * The rules that a user writes, and how they become rules of choice: each gets a field that refuses everything that is not its number.
 */
import type { KeepRule, LuceRule, Weighed } from '../../../models';
import type { Field } from '../../../theory';
import type { LoopDefinition } from './loop-definition';
import { type Pool, poolOf } from './pool';
import { ruleField } from './rule-field';

/**
 * A candidate, as a rule sees it: an object, not a number. Compare two by their weights, `F.compare(a.w, b.w)`.
 * @example
 * const best: ChooseRule = (candidates, F) => {
 *   const isBest = candidates.map(({ w }) => candidates.every((other) => F.compare(w, other.w) >= 0));
 *   return isBest.map((is) => (is ? F.of(1, isBest.filter(Boolean).length) : F.of(0)));
 * };
 */
export interface Candidate<T> extends Weighed<T> {
  /** The weight `w = e^r > 0`. */
  readonly w: T;
  /** The weights by user, the first of which is w; empty if there is only one reward. */
  readonly users: readonly T[];
  /** The mass `p > 0` of the candidate under the law that candidates are drawn from. @throws InputError unless `needs.masses` is declared */
  readonly p: T;
  /** Its mass `p_ref ≥ 0` under the law of the real data. @throws InputError unless `needs.masses` is declared */
  readonly pRef: T;
  /** The prompt that it answers, from 0; all candidates of a choice answer one. @throws InputError unless `needs.prompts` is declared */
  readonly prompt: number;
}

/**
 * Probabilities in the order of the candidates: K numbers of at least 0 with sum 1. `pool` knows ranks, quantiles and thresholds among the candidates.
 * @example
 * const atRandom: ChooseRule = (candidates, F) => candidates.map(() => F.of(1, candidates.length));
 * const loop = defineLoop({ id: 'at-random', choose: atRandom });
 */
export type ChooseRule = <T>(candidates: readonly Candidate<T>[], F: Field<T>, pool: Pool<T>) => readonly T[];

/**
 * The score of a candidate, above 0.
 * @example
 * const squared: ScoreRule = ({ w }, F) => F.mul(w, w);
 * const loop = defineLoop({ id: 'squared', score: squared, keep: 2 });
 */
export type ScoreRule = <T>(candidate: Candidate<T>, F: Field<T>) => T;

/** Whether a rule depends on the masses of candidates. */
type SeesMasses = Pick<NonNullable<LoopDefinition['needs']>, 'masses'>;

/** A rule of a user as a choice by probabilities. */
export const keepRule = (choose: ChooseRule, { masses }: SeesMasses): KeepRule => ({
  kind: 'keep',
  ...(masses ? { masses } : {}),
  // Candidates have masses if the rule declares them; else to read one is an error that names the remedy.
  keep: <T>(candidates: readonly Weighed<T>[], field: Field<T>) => {
    const [seen, F] = [candidates as readonly Candidate<T>[], ruleField(field)];
    return choose(seen, F, poolOf(seen, F));
  },
});

/** A score of a user as Luce's rule. */
export const luceRule = (score: ScoreRule, { masses }: SeesMasses): LuceRule => ({
  kind: 'luce',
  ...(masses ? { masses } : {}),
  score: <T>(candidate: Weighed<T>, field: Field<T>) => score(candidate as Candidate<T>, ruleField(field)),
});
