/**
 * The numbers that a proof computes with: rational functions of variables that are ≥ 0.
 *
 * A claim is evaluated once in an algebra that finds the denominators and degrees of its two sides, and then in an algebra of residues at many
 * points. Both offer the operations below, so the model and its laws are written once.
 */
import type { Rational } from '../../theory';

/** The operations on rational functions `C` of variables that are ≥ 0. */
export interface Algebra<C> {
  /** A rational number. */
  constant(value: Rational): C;
  /** The variable of this name, which must be one of the problem's. */
  variable(name: string): C;
  /** `a + b`. */
  add(a: C, b: C): C;
  /** `a − b`. */
  sub(a: C, b: C): C;
  /** `a·b`. */
  mul(a: C, b: C): C;
  /** `Σ a_i b_i`, of at least one term. @defaultValue by `mul` and `add` */
  dot?(a: readonly C[], b: readonly C[]): C;
  /**
   * `a/b`. The numerator of b must have no negative coefficient, so that it is above 0 wherever the claim is defined.
   * @throws UnanswerableError if the algebra cannot see that
   */
  div(a: C, b: C): C;
  /** Names a function: equal functions have equal keys. */
  key(a: C): string;
}
