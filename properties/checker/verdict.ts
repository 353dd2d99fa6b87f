/** What is decided about a case: its claims, the decisions on each, and the verdict. */
import type { AtomName, Certainty, Claim, Interval, ParsedClaim } from '../../theory';

/**
 * A claim with the hypotheses it needs.
 * @example
 * const rises: CheckedClaim = {
 *   spec: { id: 'a', says: 'the mean weight does not fall', claim: 'E(p[1], w) >= E(p[0], w)' },
 *   claim: parseClaim('E(p[1], w) >= E(p[0], w)'),
 *   when: undefined,
 *   requires: [parseClaim('K >= 2')],
 * };
 */
export interface CheckedClaim extends ParsedClaim {
  readonly requires: readonly Claim[];
}

/** One decision: its claim, round, atoms and both sides. */
export interface Finding {
  readonly claim: string;
  readonly t: number;
  readonly atoms: Readonly<Partial<Record<AtomName, number>>>;
  readonly left: Interval;
  readonly right: Interval;
  readonly rung: Certainty;
  /** Relative slack of an inequality; see `margin.ts`. */
  readonly margin: number | undefined;
}

/** The decisions of one claim in one case that holds. */
export interface ClaimDecisions {
  readonly decisions: number;
  /** Decisions whose two sides, not both 0, are equal. */
  readonly attained: number;
  /** The smallest positive margin; undefined if no decision has one, as for equalities. */
  readonly margin: number | undefined;
}

/**
 * The verdict of the checker on one case.
 * @example
 * const isRefuted = (verdict: CaseVerdict): boolean => verdict.status === 'refuted';
 */
export type CaseVerdict =
  | {
      readonly status: 'holds';
      readonly rung: Certainty;
      readonly decisions: number;
      /** By id, the claims that were decided at least once. */
      readonly byClaim: ReadonlyMap<string, ClaimDecisions>;
      /** Number of decisions of an inequality with equal sides, not both 0. */
      readonly attained: number;
      /** The decision with the smallest positive margin. */
      readonly tightest: Finding | undefined;
    }
  | { readonly status: 'refuted'; readonly finding: Finding }
  | { readonly status: 'undecided'; readonly claim: string; readonly reason: string }
  /** `inapplicable`: because the claims have no finite limit at K = ∞. */
  | { readonly status: 'discarded'; readonly reason: string; readonly inapplicable?: true };
