/**
 * A cell of the matrix statement × loop: what one statement comes to on one loop.
 *
 * - *holds*: every case that was searched is decided and true, with all claims decided and all labels met;
 * - *refuted*: with the smallest counterexample;
 * - *undecided*: some case, or the search as a whole (`reason`), could not be decided;
 * - *not applicable*: the statement's hypotheses and the loop exclude each other; `reason` says which hypothesis does not fit.
 */
import type { ModelKind } from '../../theory';
import type { CaseCounts, Counterexample } from '../results';

export type CellVerdict = 'holds' | 'refuted' | 'undecided' | 'not applicable';

/** What theory says of a cell, and why. */
export interface Expectation {
  /** `open`: neither proved nor refuted; a search that refutes it is news. */
  readonly verdict: Exclude<CellVerdict, 'not applicable'> | 'open';
  readonly because: string;
}

export interface VariantCell {
  readonly loop: string;
  readonly statement: string;
  /** The kind of model searched; absent where the statement is not applicable. */
  readonly model?: ModelKind;
  readonly verdict: CellVerdict;
  /** Why it is undecided, or which hypothesis does not fit. */
  readonly reason?: string;
  readonly cases: CaseCounts;
  readonly decisions: number;
  /** Decisions in which both sides of an inequality were equal. */
  readonly attained: number;
  /** The smallest relative slack above 0 that the search met: how far from tight. */
  readonly margin?: number;
  readonly counterexample?: Counterexample;
  /** Seed of the search. */
  readonly seed: number;
}

/** Whether a cell came out as theory says. `open`: theory does not say, and no case refutes it. `unexpected` fails a run; `stale`: the expectation has no cell to be about. */
export type Agreement = 'as expected' | 'open' | 'unexpected' | 'undecided' | 'stale' | 'nothing expected';

export interface JudgedCell extends VariantCell {
  readonly expected?: Expectation;
  readonly agreement: Agreement;
}

export interface LoopSummary {
  readonly id: string;
  readonly title: string;
  readonly formula?: string;
  readonly reference?: string;
}

/** Statement × loop, as plain JSON. Rows are statements, columns loops; `cells` holds every pair, by statement, then by loop. */
export interface MatrixResults {
  readonly format: 'curated-loops/matrix';
  readonly version: 1;
  readonly tool: { readonly version: string };
  readonly seed: number;
  readonly cases: number;
  readonly complete: boolean;
  readonly loops: readonly LoopSummary[];
  readonly statements: readonly { readonly id: string; readonly title: string }[];
  readonly cells: readonly JudgedCell[];
}
