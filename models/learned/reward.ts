/** The shape of A_*, for plots. */
export type BestRegion =
  | { readonly kind: 'ball'; readonly centre: readonly number[]; readonly radius: number }
  | { readonly kind: 'classes'; readonly classes: readonly number[] }
  /** No shape that can be drawn: pictures mark the points of A_* among theirs. */
  | { readonly kind: 'marked' };

/**
 * A reward on points, as its weight `w(x) = e^{r(x)}`, with the set `A_*` where it is largest.
 *
 * Source: Ferbach et al. 2024, section 4: `r(x) = −γ max(0, ‖x − x_*‖ − r_min)`.
 */
export interface Reward {
  /** The formula for the report, in plain text. */
  readonly text: string;
  readonly region: BestRegion;
  /** The supremum of w. */
  readonly top: number;
  /** Whether w is the same everywhere, so that there is nothing to choose by. @defaultValue false */
  readonly constant?: boolean;
  /** The weight, in [0, top], of the point whose coordinates start at position `at`. */
  weight(values: ArrayLike<number>, at: number): number;
  /** Whether a point is in A_*, where w = top. */
  isBest(values: ArrayLike<number>, at: number): boolean;
}
