/** The masses of a discrete law in the arithmetic of a rung, with the knowledge of which of them are exactly 0. */
export interface Masses<T> {
  readonly masses: readonly T[];
  readonly massless: readonly boolean[];
}
