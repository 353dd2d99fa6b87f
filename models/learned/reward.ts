/** A_*, to be drawn. */
export type BestRegion =
  | { readonly kind: 'ball'; readonly centre: readonly number[]; readonly radius: number }
  | { readonly kind: 'classes'; readonly classes: readonly number[] };

/**
 * A reward on points, as its weight `w(x) = e^{r(x)}`, with the set `A_*` where it is largest.
 *
 * Source: Ferbach et al. 2024, section 4: `r(x) = −γ max(0, ‖x − x_*‖ − r_min)`.
 */
export interface Reward {
  /** Formula for the report, in plain text. */
  readonly text: string;
  readonly region: BestRegion;
  /** Supremum of w. */
  readonly top: number;
  /** w at a point, given by its coordinates from position `at` on; in [0, top]. */
  weight(values: ArrayLike<number>, at: number): number;
  /** Whether a point is in A_*, where w = top. */
  isBest(values: ArrayLike<number>, at: number): boolean;
}
