/** The masses of a discrete law in the arithmetic of a rung, and whether each of them is exactly 0. */
export interface Masses<T> {
  readonly masses: readonly T[];
  readonly massless: readonly boolean[];
}
