/**
 * What a number type must offer so that claims can be evaluated in it.
 *
 * The evaluator is written once over `Arithmetic<T>`; the rungs of the ladder are its instances: double enclosures
 * (`interval.ts`), exact reals (`exact-real.ts`) and high-precision enclosures (`big-interval.ts`). A value of type T
 * stands for one real number (or ±∞) that it certainly contains, so no operation may lose the true value; when the
 * operation has no representable result it throws `NotRepresentableError`, when the value itself is undefined,
 * `UndefinedValueError`.
 */
import type { Rational } from './rational';

/** A comparison of two numbers. */
export type Relation = '<' | '<=' | '==' | '>=' | '>';

/** Three-valued truth: an enclosure may be too wide to tell. */
export type Truth = 'true' | 'false' | 'unknown';

/** How a comparison was settled: by symbolic identity of exact numbers, or by disjoint enclosures. */
export type Certainty = 'exact' | 'certified';

/** The truth of a comparison, and how it was settled. */
export interface Decision {
  readonly truth: Truth;
  readonly certainty: Certainty;
}

/** A real number enclosed by doubles: `lo ≤ value ≤ hi`. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/** A number type in which claims are evaluated; T stands for one real number that it contains. */
export interface Arithmetic<T> {
  readonly name: 'double' | 'exact' | 'high-precision' | 'affine';
  /** The value of a rational number. */
  fromRational(value: Rational): T;
  /** +∞, as in KL where support is missing, K = ∞, or the supremum of an unbounded weight. */
  readonly infinity: T;
  /** Sum of a list; the empty sum is 0. Exact numbers are added over few common denominators. */
  sum(terms: readonly T[]): T;
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
  /** Decides `a relation b`. */
  decide(relation: Relation, a: T, b: T): Decision;
  /** A double enclosure of the value, for display and margins. */
  enclose(a: T): Interval;
}
