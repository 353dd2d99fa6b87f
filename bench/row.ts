/**
 * A row of the benchmark as data: the measurement, the peer and the aim.
 *
 * A row measures one or more *lines*: one kind of work against one peer. A line without an aim is informative only. A line without
 * a ratio gives the reason in `missing`, and never meets its aim.
 */
import type { Sides } from './sides/sides';
import type { Ratio } from './statistics';

export type RowId =
  | 'property-cold'
  | 'property-warm'
  | 'property-process'
  | 'planted'
  | 'exact-decision'
  | 'exact-cells'
  | 'cells'
  | 'commands'
  | 'tilt-1e3'
  | 'tilt-1e6'
  | 'finite-K-step'
  | 'finite-K-accuracy'
  | 'certified-step'
  | 'flow-training'
  | 'flow-sampling';

/** An aim: a bound on the ratio of the peer's time to ours, or on a quantity of ours. */
export type Aim =
  | { readonly kind: 'ratio-at-least'; readonly value: number }
  | { readonly kind: 'seconds-at-most'; readonly value: number }
  | { readonly kind: 'error-at-most'; readonly value: number };

export interface Line {
  readonly work: string;
  readonly peer: string;
  /** Our figure and the peer's, as text; informative only. */
  readonly ours: string;
  readonly theirs: string;
  readonly ratio?: Ratio;
  readonly aim?: Aim;
  /** The quantity of an aim that is not a ratio. */
  readonly quantity?: number;
  /** The limit of the hardware, and how near we come. */
  readonly limit?: string;
  /** Why there is no figure. */
  readonly missing?: string;
}

/** A table of its own below the lines; the first row is its header. */
interface Table {
  readonly caption: string;
  readonly rows: readonly (readonly string[])[];
}

export interface RowResult {
  readonly lines: readonly Line[];
  readonly notes: readonly string[];
  readonly tables?: readonly Table[];
}

export interface Context {
  readonly sides: Sides;
  /** Numbers of repeats of cheap and of expensive rows. */
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

/** Whether a line meets its aim; undefined without an aim. A line that could not be measured does not meet its aim. */
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
