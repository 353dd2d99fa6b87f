/** The outcome of a search, as plain data, which can be sent between threads. */
import type { Instance } from '../../models/closed-form';
import type { Finding } from '../checker';
import type { CaseCounts, CellResult, ClaimEvidence, Counterexample, LabelShare, SearchedDomain } from '../results';

/** A case to show: its instance and the relevant decision. */
export interface Found<By extends Counterexample['foundBy'] = 'random' | 'targeted'> {
  readonly instance: Instance;
  readonly finding: Finding;
  readonly foundBy: By;
  /** Number of shrinking steps that led to it. */
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
  /** Numbers of cases by the strongest means that a decision needed. */
  readonly rungs: { readonly exact: number; readonly certified: number };
  readonly decisions: number;
  /** Number of decisions of an inequality with equal sides, not both 0. */
  readonly attained: number;
  readonly labels: readonly LabelShare[];
  /** The margins of the random cases; undefined if none had a margin. */
  readonly margins: CellResult['margins'];
  /** The case with the smallest positive margin. */
  readonly tightest: Found | undefined;
  readonly counterexample: Found<Counterexample['foundBy']> | undefined;
  /** Why the first undecided case could not be decided; an internal contradiction comes before other reasons. */
  readonly undecidedBecause: string | undefined;
  /** The evidence for each claim, in the order of the claims. */
  readonly evidence: readonly ClaimEvidence[];
  /** Whether a deadline or an interrupt ended the search early. */
  readonly cutShort: boolean;
}
