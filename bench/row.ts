/**
 * A row of the benchmark, as data: what is measured, against whom, and what is aimed at.
 *
 * A row measures one or more *lines*: one kind of work against one peer. A line without an aim is there for orientation; a line
 * without a ratio gives the reason in `missing`, and never counts as met.
 */
import type { Sides } from './sides/sides';
import type { Ratio } from './statistics';

export type RowId =
  | 'property-cold'
  | 'property-warm'
  | 'property-process'
  | 'planted'
  | 'exact-decision'
  | 'tilt-1e3'
  | 'tilt-1e6'
  | 'finite-K-step'
  | 'finite-K-accuracy'
  | 'certified-step'
  | 'flow-training'
  | 'flow-sampling';

/** Aims are ratios (how many times as long the peer takes), or bounds on a number of our own. */
export type Aim =
  | { readonly kind: 'ratio-at-least'; readonly value: number }
  | { readonly kind: 'seconds-at-most'; readonly value: number }
  | { readonly kind: 'error-at-most'; readonly value: number };

export interface Line {
  readonly work: string;
  readonly peer: string;
  /** Our side and the peer's, as text: for orientation only. */
  readonly ours: string;
  readonly theirs: string;
  readonly ratio?: Ratio;
  readonly aim?: Aim;
  /** The quantity that an aim is about when it is not a ratio. */
  readonly quantity?: number;
  /** What the hardware allows, and how near we come. */
  readonly limit?: string;
  /** Why there is no figure. */
  readonly missing?: string;
}

export interface RowResult {
  readonly lines: readonly Line[];
  readonly notes: readonly string[];
}

export interface Context {
  readonly sides: Sides;
  /** Repeats of cheap rows and of expensive ones. */
  readonly rounds: { readonly cheap: number; readonly dear: number };
  /** Least time of one sample of a micro row, in seconds. */
  readonly sampleSeconds: number;
}

export interface Row {
  readonly id: RowId;
  readonly title: string;
  readonly measure: (context: Context) => Promise<RowResult>;
}

export const atLeast = (value: number): Aim => ({ kind: 'ratio-at-least', value });

/** Whether the aim is met; undefined for a line without an aim. A line that could not be measured does not meet its aim. */
export function meets({ aim, ratio, quantity }: Line): boolean | undefined {
  switch (aim?.kind) {
    case undefined:
      return undefined;
    case 'ratio-at-least':
      return ratio !== undefined && ratio.value >= aim.value;
    case 'seconds-at-most':
    case 'error-at-most':
      return quantity !== undefined && quantity <= aim.value;
  }
}
