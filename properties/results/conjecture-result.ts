/** What the search for a counterexample to a conjecture came to, as plain JSON. */
import type { InstanceJson } from '../../models';
import type { SearchDomain } from '../../theory';
import type { Counterexample, FindingJson, LabelShare } from './verification-results';
import type { ExactSides } from '../checker';
import type { ConjectureQuestion, GivenCounts } from '../conjecture';

/**
 * `open`: no counterexample was found, which proves nothing. `no case`: no case satisfied what is given, so nothing was tested.
 * `incomplete`: the search was ended before it was through.
 */
export type ConjectureVerdict = 'refuted' | 'open' | 'undecided' | 'incomplete' | 'no case';

export interface ConjectureResult {
  readonly format: 'curated-loops/conjecture';
  readonly version: 1;
  readonly question: ConjectureQuestion;
  /** LaTeX of the claim, of each condition, and of each definition used. */
  readonly tex: {
    readonly claim: string;
    readonly given: readonly string[];
    readonly where: readonly string[];
  };
  readonly domain: SearchDomain;
  readonly verdict: ConjectureVerdict;
  /** Why it is neither refuted nor open. */
  readonly reason?: string;
  /** Rounds of the search that were begun. */
  readonly rounds: number;
  /** Random cases that satisfied what is given, those of them undecided, and draws that did not. */
  readonly cases: { readonly run: number; readonly undecided: number; readonly discarded: number };
  readonly decisions: number;
  /** Cases by the strongest means any of their decisions needed. */
  readonly rungs: { readonly exact: number; readonly certified: number };
  /** Inequalities that were attained: both sides equal, not both 0. */
  readonly attained: number;
  readonly labels: readonly LabelShare[];
  /** The decision of smallest margin greater than 0. */
  readonly tightest?: { readonly instance: InstanceJson; readonly finding: FindingJson };
  readonly counterexample?: Counterexample;
  /** Both sides of the counterexample as fractions, where they are. */
  readonly sides?: ExactSides;
  /** Where no case satisfied what is given: how often each condition was satisfied alone. */
  readonly givens?: GivenCounts;
}
