/** What a curation step finds out on its way: all that its error bound needs. */

/** Nodes that the tables have room for. */
export const MAX_NODES = 1024;

/** What a step found out on its way: all that the error bound needs. Arrays: one entry per node, near ones first. */
export interface CurationTables {
  /** `Σ p H`, in theory 1; smallest y; mean of y. */
  readonly total: number;
  readonly bottom: number;
  readonly mean: number;
  /** Largest score. */
  readonly top: number;
  /** Nodes in all; of them near; degree of the near polynomial; position of the first node at which M is summed directly. */
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
