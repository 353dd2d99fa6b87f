/** A law of a symbolic model. */

/** A law, by its masses on the drawn atoms and, if known, its density relative to the base law `p_0`. */
export interface SymbolicLaw<T> {
  /** One for each atom that has a mass. */
  readonly masses: readonly T[];
  /** `law/p_0` at every point, also at points without a mass; absent if no closed form of it was kept. */
  readonly density?: readonly T[];
  /** The law that this one was curated from, and the curation factor at every point. */
  readonly curated?: { readonly from: SymbolicLaw<T>; readonly factor: readonly T[] };
}
