/** The input of a finite-K curation step in doubles. */
export interface CurationProblem {
  /** n masses ≥ 0, whose true values sum to 1; 0 stands for exactly 0. */
  readonly mass: ArrayLike<number>;
  /** Relative error of every mass. */
  readonly massError: number;
  /** n positive finite scores w. */
  readonly scores: ArrayLike<number>;
  /** Relative error of every score; 0 when they are the doubles themselves. */
  readonly scoreError: number;
  /** A whole number from 2 to 2^53. */
  readonly K: number;
}
