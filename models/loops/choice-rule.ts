/**
 * Rules by which one of K candidates is kept, and rules on whole vectors of masses. Variants of the loop consist of
 * them.
 *
 * A rule is written over `Field<T>` and so runs in doubles and in exact rationals. Candidates are drawn i.i.d., so the
 * law of the kept candidate depends only on the rule averaged over the orders of the candidates. So it is enough to
 * evaluate the rule on multisets of atoms.
 *
 * Source: Luce 1959, *Individual Choice Behavior* (score rules); Ferbach et al. 2024 (arXiv:2407.09499), section 2.
 */
import type { Field } from '../../theory';

/** The weights of one candidate or atom, as a rule sees them. */
export interface Weighed<T> {
  /** `w = e^r > 0`. */
  readonly w: T;
  /** The weights by user, the first of which is w; empty if there is only one reward. */
  readonly users: readonly T[];
  /** The mass `p > 0` of the atom under the law that candidates are drawn from. Only a rule with `masses` is told. */
  readonly p?: T;
  /** Its mass `p_ref ≥ 0` under the law of the real data. Only a rule with `masses` is told. */
  readonly pRef?: T;
  /** The prompt that it answers, from 0; within a prompt all candidates have the same. Absent where there are no prompts. */
  readonly prompt?: number | undefined;
}

/**
 * Luce's choice: a candidate is kept with probability proportional to its score > 0. Defined for every K; for K = ∞ it
 * is a tilt.
 */
export interface LuceRule {
  readonly kind: 'luce';
  /** Whether the score depends on the masses of the candidate. @defaultValue false: on its weights alone */
  readonly masses?: true;
  /** The score of a candidate, above 0. */
  readonly score: <T>(weights: Weighed<T>, field: Field<T>) => T;
}

/** Any choice: the probability that each of the K candidates is kept. Defined for finite K. */
export interface KeepRule {
  readonly kind: 'keep';
  /** Whether the probabilities depend on the masses of the candidates. @defaultValue false: on their weights alone */
  readonly masses?: true;
  /** The probabilities in the order of the candidates: K numbers of at least 0 with sum 1. */
  readonly keep: <T>(candidates: readonly Weighed<T>[], field: Field<T>) => readonly T[];
  /** Whether a permutation of the candidates permutes the probabilities in the same way. @defaultValue false: unknown */
  readonly symmetric?: true;
}

/**
 * Truncation selection: one of the `places` candidates of largest w is kept at random. Candidates tied for the last places
 * share them; among at most `places` candidates the choice is uniform. Defined for finite K.
 */
export interface TruncationRule {
  readonly kind: 'truncation';
  /** A whole number of at least 1; 1 keeps the best. */
  readonly places: number;
}

/**
 * Luce's choice of m of the K candidates, one after another without replacement; a random one of the m is kept, and of at most m candidates a random one of
 * all. Defined for every K, as a signed sum of Luce's choices of one (`successive.ts`).
 */
export interface SuccessiveRule {
  readonly kind: 'successive';
  /** Whether the score depends on the masses of the candidate. @defaultValue false: on its weights alone */
  readonly masses?: true;
  /** Luce's choice of one. */
  readonly by: LuceRule;
  /** m, a whole number of at least 1. */
  readonly places: number;
  /** The same choice, candidate by candidate. */
  readonly pool: KeepRule;
}

/** A rule of choice: by scores, by probabilities, by ranks, or by scores for several. */
export type ChoiceRule = LuceRule | KeepRule | TruncationRule | SuccessiveRule;

/** Whether a rule depends on the law that candidates are drawn from. */
export const readsMasses = (rule: ChoiceRule): boolean => rule.kind !== 'truncation' && rule.masses === true;

/** A rule that maps the masses of some laws to those of one law: a whole update as a function of vectors. */
export type VectorRule = <T>(
  laws: readonly (readonly T[])[],
  weights: readonly Weighed<T>[],
  field: Field<T>,
) => readonly T[];
