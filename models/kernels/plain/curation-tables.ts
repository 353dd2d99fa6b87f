/** The intermediate results of a curation step that its error bound needs. */

/** The capacity of the tables, in nodes. */
export const MAX_NODES = 1024;

/** The intermediate results of a step that the error bound needs. Arrays have one entry per node, near nodes first. */
export interface CurationTables {
  /** `total` is `Σ p H`, in theory 1. `bottom` is the smallest y, `mean` the mean of y. */
  readonly total: number;
  readonly bottom: number;
  readonly mean: number;
  /** The largest score. */
  readonly top: number;
  /**
   * The number of nodes, the number of near nodes, the degree of the near polynomial, and the position of the first
   * node at which M is summed directly.
   */
  readonly nodes: number;
  readonly near: number;
  readonly degree: number;
  readonly direct: number;
  /** σ. */
  readonly sigma: Float64Array;
  /** T = M − 1, or M from `direct` on. */
  readonly sum: Float64Array;
  /** −(K − 1) log M. */
  readonly decay: Float64Array;
  /** Weight of the node times M^{K−1}. */
  readonly coefficient: Float64Array;
}

export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Empty tables. */
export function curationTables(): Writable<CurationTables> {
  const table = (): Float64Array => new Float64Array(MAX_NODES);
  const numbers = { total: 0, bottom: 0, mean: 0, top: 0, nodes: 0, near: 0, degree: 0, direct: 0 };
  return { ...numbers, sigma: table(), sum: table(), decay: table(), coefficient: table() };
}
