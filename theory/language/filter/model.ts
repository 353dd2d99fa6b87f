/** The numbers that a filter asks a model for. */
import type { ModelScalarName } from '../names';

/** The value of t that stands for p_ref. */
export const REFERENCE = -1;
/** The value of t that stands for q. */
export const OTHER = -2;

/** The words that a model may answer: moments of w, moments of r, and divergences. */
export type FilterWord = 'mean' | 'variance' | 'mean of r' | 'variance of r' | 'KL';

/** What a model may be asked for: the words, the truth of equations, and where a restricted claim applies. */
export type FilterQuestion = FilterWord | '==' | 'when';

/**
 * The values that a filter asks a model for. Each method stores its answer in `value` and `error`, with |value − truth|
 * ≤ error, and returns false if the model has no answer. A value is infinite with error 0 only if it truly is. Laws are
 * given by their rounds; `REFERENCE` stands for p_ref, `OTHER` for q.
 */
export interface FilterModel {
  value: number;
  error: number;
  /** The last round. */
  readonly rounds: number;
  /** The scalar of this name. */
  scalar(name: ModelScalarName): boolean;
  /** `E_{p_t}[w]`. */
  mean(t: number): boolean;
  /** `Var_{p_t}(w)`. */
  variance(t: number): boolean;
  /** `E_{p_t}[r]`. Absent, as the methods below, if the model never has an answer. */
  meanOfReward?(t: number): boolean;
  /** `Var_{p_t}(r)`. */
  varianceOfReward?(t: number): boolean;
  /** A number greater than 0 that two rounds share if and only if their laws are known to be the same. */
  lawNumber?(t: number): number;
  /** `KL(p_s‖p_t)`. */
  divergence?(s: number, t: number): boolean;
}
