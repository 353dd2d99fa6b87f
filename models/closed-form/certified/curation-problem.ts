/** The input of a finite-K curation step in doubles. */
export interface CurationProblem {
  /** n masses ≥ 0, whose true values sum to 1; a mass of 0 is exact. */
  readonly mass: ArrayLike<number>;
  /** The relative error of every mass. */
  readonly massError: number;
  /** n positive finite scores w. */
  readonly scores: ArrayLike<number>;
  /** The relative error of every score; 0 if the scores are exact. */
  readonly scoreError: number;
  /** A whole number from 2 to 2^53. */
  readonly K: number;
}
