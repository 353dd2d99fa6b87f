/**
 * The operations that a number type must offer so that claims can be evaluated in it.
 *
 * The evaluator is written once over `Arithmetic<T>`. The rungs of the ladder are its instances: double enclosures
 * (`interval.ts`), exact reals (`exact-real.ts`) and high-precision enclosures (`big-interval.ts`). A value of type T
 * encloses one real number (or ±∞), and every operation must enclose the true result. An operation throws
 * `UndefinedValueError` if the result is undefined, and `NotRepresentableError` if T cannot represent it.
 */
import type { Rational } from './rational';

/** A comparison of two numbers. */
export type Relation = '<' | '<=' | '==' | '>=' | '>';

/** Three-valued truth: an enclosure may be too wide to tell. */
export type Truth = 'true' | 'false' | 'unknown';

/** How a comparison was decided: by exact numbers, or by enclosures. */
export type Certainty = 'exact' | 'certified';

/** The truth of a comparison, and how it was decided. */
export interface Decision {
  readonly truth: Truth;
  readonly certainty: Certainty;
  /** Whether both sides were found to be the same finite number. */
  readonly equal?: boolean;
}

/** A real number enclosed by doubles: `lo ≤ value ≤ hi`. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/** A number type in which claims are evaluated. A value of type T encloses one real number. */
export interface Arithmetic<T> {
  readonly name: 'double' | 'exact' | 'high-precision' | 'affine' | 'symbolic';
  /** The value of a rational number. */
  fromRational(value: Rational): T;
  /** +∞: the value of K = ∞, of KL without absolute continuity, and of the supremum of an unbounded weight. */
  readonly infinity: T;
  /** Sum of a list; the empty sum is 0. Exact numbers are added over few common denominators. */
  sum(terms: readonly T[]): T;
  /** `Σ a_i b_i`. @defaultValue the sum of the products */
  dot?(a: readonly T[], b: readonly T[]): T;
  /** `−a`. */
  neg(a: T): T;
  /** `a + b`. */
  add(a: T, b: T): T;
  /** `a − b`. */
  sub(a: T, b: T): T;
  /** `a·b`. */
  mul(a: T, b: T): T;
  /** `a/b`. */
  div(a: T, b: T): T;
  /** Integer power; `0^0 = 1`. */
  pow(a: T, n: number): T;
  /** √a. */
  sqrt(a: T): T;
  /** e^a. */
  exp(a: T): T;
  /** Natural logarithm, `log 0 = −∞`. */
  log(a: T): T;
  /** Hyperbolic tangent. */
  tanh(a: T): T;
  /** |a|. */
  abs(a: T): T;
  /** The larger. */
  max(a: T, b: T): T;
  /** The smaller. */
  min(a: T, b: T): T;
  /**
   * The enclosure of a number that is known to lie between two numbers, `lo ≤ value ≤ hi`; `hi` may be ∞. Arithmetics without enclosures
   * throw `NotRepresentableError`.
   */
  between(lo: T, hi: T): T;
  /** Decides `a relation b`. */
  decide(relation: Relation, a: T, b: T): Decision;
  /** A double enclosure of the value, for display and margins. */
  enclose(a: T): Interval;
  /** Whether the number is finite, where that is known without an enclosure. */
  isFinite?(a: T): boolean;
  /** Gives the exact real (`exact-form.ts`) of a number, or undefined if the number has none. Arithmetics whose T is that form, and those that round, lack it. */
  exactly?(a: T): unknown;
}

/** `Σ a_i b_i` in any arithmetic. */
export function dot<T>(A: Arithmetic<T>, a: readonly T[], b: readonly T[]): T {
  return A.dot?.(a, b) ?? A.sum(a.map((each, i) => A.mul(each, b[i] as T)));
}
