/**
 * The records of a trace, as an audit reads them.
 *
 * Round t ≥ 1 offers pools drawn from the model after round t − 1, keeps some candidates of each, and refits; measures of round t are of the refitted
 * model, so measures of round 0 are of the model before the loop.
 */

/** The candidates offered for one prompt in one round. */
export interface Pool {
  readonly kind: 'pool';
  /** Line of the file, from 1. */
  readonly line: number;
  /** Round t, an integer of at least 1. */
  readonly round: number;
  /** Id of the pool (its prompt), unique within its round. */
  readonly id: string;
  /** Number K of candidates, at least 1. */
  readonly size: number;
  /** Values of each numeric trait, the reward among them: K finite numbers, or NaN where a candidate has no value. */
  readonly numbers: ReadonlyMap<string, Float64Array>;
  /** Classes of each trait whose values are texts: K texts, or undefined where a candidate has none. */
  readonly classes: ReadonlyMap<string, readonly (string | undefined)[]>;
  /** Which candidates were kept; undefined if the trace does not say. */
  readonly kept: readonly boolean[] | undefined;
}

/** The mean of a numeric trait under the model after a round. */
export interface Measure {
  readonly kind: 'measure';
  readonly line: number;
  /** Round t, an integer of at least 0. */
  readonly round: number;
  readonly trait: string;
  /** Mean of the trait. */
  readonly mean: number;
  /** Number of samples of the model behind the mean, at least 1. */
  readonly n: number;
}

/** The shares of the classes of a trait under the model after a round. */
export interface ClassShares {
  readonly kind: 'shares';
  readonly line: number;
  readonly round: number;
  readonly trait: string;
  /** Share of each class: numbers of at least 0 with sum 1, up to 1e-6. */
  readonly shares: ReadonlyMap<string, number>;
  /** Number of samples of the model behind the shares, at least 1; undefined if the trace does not say. */
  readonly n: number | undefined;
}

/** A record of a trace, after its header. */
export type TraceRecord = Pool | Measure | ClassShares;
