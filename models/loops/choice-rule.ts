/**
 * Rules by which one of K candidates is kept, and rules on whole vectors of masses: what a variant of the loop consists of.
 *
 * A rule is written over `Field<T>` and so runs in doubles and in exact rationals. Candidates are drawn i.i.d., so the law of the kept one
 * depends on the rule averaged over the orders of the candidates, and it is enough to know it on multisets of atoms.
 *
 * Source: Luce 1959, *Individual Choice Behavior* (score rules); Ferbach et al. 2024 (arXiv:2407.09499), section 2.
 */
import type { Field } from '../../theory';

/** The weights that a rule sees of one candidate, or of one atom. */
export interface Weighed<T> {
  /** `w = e^r > 0`. */
  readonly w: T;
  /** Weights by user; empty where there is one reward only. The first user's is w. */
  readonly users: readonly T[];
}

/** Luce's choice: a candidate is kept with probability proportional to its score > 0. Defined for every K, in the limit by a tilt. */
export interface LuceRule {
  readonly kind: 'luce';
  /** The score of a candidate, above 0. */
  readonly score: <T>(weights: Weighed<T>, field: Field<T>) => T;
}

/** Any choice: the probability of each of the K candidates to be kept. Defined for finite K. */
export interface KeepRule {
  readonly kind: 'keep';
  /** Probabilities in the order of the candidates: K numbers of at least 0 with sum 1. */
  readonly keep: <T>(candidates: readonly Weighed<T>[], field: Field<T>) => readonly T[];
  /** Whether reordering the candidates reorders the probabilities and changes nothing else, for certain. @defaultValue false */
  readonly symmetric?: true;
}

/** A rule of choice, by scores or by probabilities. */
export type ChoiceRule = LuceRule | KeepRule;

/** A rule that makes the masses of one law from those of others: the whole update, as a function of vectors. */
export type VectorRule = <T>(
  laws: readonly (readonly T[])[],
  weights: readonly Weighed<T>[],
  field: Field<T>,
) => readonly T[];
