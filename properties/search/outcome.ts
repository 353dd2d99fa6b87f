/** The outcome of a search, as plain data that travels between threads. */
import type { Instance } from '../../models/closed-form';
import type { Finding } from '../checker';
import type { CaseCounts, Counterexample, LabelShare, SearchedDomain } from '../results';

/** A case worth showing: its instance, and the decision that makes it so. */
export interface Found<By extends Counterexample['foundBy'] = 'random' | 'targeted'> {
  readonly instance: Instance;
  readonly finding: Finding;
  readonly foundBy: By;
  /** Steps of the shrinking that led to it. */
  readonly shrinks: number;
}

/**
 * The outcome of a search: counts, the tightest case, and the counterexample if one was found.
 * @example
 * const found = ({ counterexample }: SearchOutcome): boolean => counterexample !== undefined;
 */
export interface SearchOutcome {
  readonly cases: CaseCounts;
  /** Where the cases lay, those of the hill climb included, and what the needs of the loop left out. */
  readonly domain: SearchedDomain;
  /** Cases by the strongest means any of their decisions needed. */
  readonly rungs: { readonly exact: number; readonly certified: number };
  readonly decisions: number;
  /** Inequalities whose two sides, not both 0, are equal. */
  readonly attained: number;
  readonly labels: readonly LabelShare[];
  /** The case of smallest margin greater than 0. */
  readonly tightest: Found | undefined;
  readonly counterexample: Found<Counterexample['foundBy']> | undefined;
  /** Why the first undecided case could not be decided. */
  readonly undecidedBecause: string | undefined;
  /** Ids of claims that no case decided: no case satisfied their hypotheses and their restriction. */
  readonly neverDecided: readonly string[];
  /** Whether a deadline or an interrupt ended the search early. */
  readonly cutShort: boolean;
}
