/**
 * The questions that a model must answer so that claims can be evaluated on it, at one rung of the ladder.
 *
 * `T` is the number type of the rung. `L`, `O` and `V` are the model's representations of a law, an observable and an
 * event. A model without an answer to a question throws `UnanswerableError`; the claim then does not apply to it.
 */
import type { Arithmetic, Rational, Relation } from '../arithmetic';
import type { ModelScalarName, ObservableName } from './names';

export type BinaryOperator = '+' | '-' | '*' | '/' | '^';

/** Divergences between two laws; `sup_ratio` is the supremum of left/right over the support of left. */
export type Divergence = 'KL' | 'TV' | 'chi2' | 'sup_ratio';

/** A function of one or two numbers. It applies to functions of the atom pointwise. */
export interface ElementaryFunction {
  readonly name: string;
  readonly arity: 1 | 2;
  /** The value in an arithmetic; a function of one number ignores `b`. */
  apply<T>(arithmetic: Arithmetic<T>, a: T, b: T): T;
  /** The value in plain doubles, for samples. */
  value(a: number, b: number): number;
}

/** Pointwise arithmetic on observables. */
export interface ObservableAlgebra<T, O> {
  named(name: ObservableName): O;
  constant(value: T): O;
  negate(a: O): O;
  binary(op: Exclude<BinaryOperator, '^'>, a: O, b: O): O;
  power(a: O, n: number): O;
  call(fn: ElementaryFunction, args: readonly [O, O?]): O;
  /** The value at the atom of this position. */
  at(a: O, atom: number): T;
}

/** A sample of weights `w_1..w_K` up to order, except that the first `distinguished` draws are kept in order. */
export interface Draws<T> {
  readonly sum: T;
  readonly mean: T;
  /** Biased (1/K) variance of the sample. */
  readonly variance: T;
  readonly distinguished: readonly T[];
}

/** One user: a share of the population, and a weight function that expresses the user's preferences. */
export interface User<T, O> {
  readonly share: T;
  readonly weights: O;
}

/** A Gaussian of a mixture: its share, its mean (d entries) and its covariance (d×d, by rows). */
export interface GaussianPart<T> {
  readonly share: T;
  readonly mean: readonly Rational[];
  readonly covariance: readonly (readonly Rational[])[];
}

/** A model's answers at one rung of the ladder. All laws are over one space X; rounds run from 0 to `rounds`. */
export interface Interpretation<T, L, O, V> {
  readonly arithmetic: Arithmetic<T>;
  /** The last round for which `round(t)` is defined. */
  readonly rounds: number;
  /** The number of atoms that `x` and `y` range over (the support of p_0 and p_ref). Throws for continuous models. */
  readonly atoms: () => number;
  readonly observables: ObservableAlgebra<T, O>;
  /** The value of a named scalar other than `t`, which the evaluator knows. */
  scalar(name: ModelScalarName): T;
  /** The value of K. Throws if K = ∞. */
  candidates(): number;
  round(t: number): L;
  named(name: 'p_ref' | 'p_star' | 'q'): L;
  /** The limit of p_t; undefined or absent if no closed form is known. */
  limit?(): L | undefined;
  curate(law: L): L;
  /** The law of the kept candidate, for a number of candidates other than K. */
  curateAmong?(law: L, candidates: number): L | undefined;
  /** The same case under another loop, with the same kind of laws; absent if the model knows one loop. @throws InputError for an unknown loop */
  under?(loop: string): Interpretation<T, L, O, V>;
  tilt(law: L): L;
  given(law: L, event: V): L;
  /**
   * The law of the training data that the loop makes from its newest model `law`; undefined if the model does not tell
   * it.
   */
  train?(law: L): L | undefined;
  /** The law of the bin of a point; undefined if the model has no bins. */
  binned?(law: L): L | undefined;
  /** The law after one round of the loop from `law`; absent if the model's loop cannot start from any law. */
  next?(law: L): L | undefined;
  bestAtoms(): V;
  /** The union over the users of the atoms to which a user gives the largest weight. */
  usersBestAtoms?(): V;
  /** The users, whose shares sum to 1; absent if all users share one reward. */
  users?(): readonly User<T, O>[];
  where(relation: Relation, left: O, right: O): V;
  /** 1 on the event and 0 elsewhere; absent if the model has no such functions. */
  indicator?(event: V): O;
  expectation(law: L, f: O): T;
  /**
   * `E_left[f] − E_right[f]` without cancellation, such as the gain of a curated law over the law before curation.
   * Undefined if the model has no such form; the evaluator then subtracts the two expectations.
   */
  difference?(left: L, right: L, f: O): T | undefined;
  variance(law: L, f: O): T;
  probability(law: L, event: V): T;
  /** `left(x)/right(x)` as a function of the atom. */
  densityRatio?(left: L, right: L): O;
  divergence(kind: Divergence, left: L, right: L): T;
  mass(law: L, atom: number): T;
  /** The atoms to which a law gives mass, each with its mass; absent if the model does not list its atoms. */
  support?(law: L): readonly { readonly atom: number; readonly mass: T }[];
  /** The atoms to which a law gives the largest mass; absent if the model does not list its atoms. */
  modes?(law: L): V;
  /** The mass of the atom, as a function of it; absent for models without atoms. */
  masses?(law: L): O;
  curationFactor(law: L, atom: number): T;
  /** `E[f(w_1..w_K)]` over K i.i.d. draws from the law. */
  draws(law: L, distinguished: number, f: (draws: Draws<T>) => T): T;
  /** `E[f(X_1, X_2, …)]` over independent atoms X_i, one from each law; absent if the model has no atoms. */
  independent?(laws: readonly L[], f: (atoms: readonly number[]) => T): T;
  /** The true weights, beside those by which the choice is made; absent if there is one reward. */
  trueWeights?(): O;
  /** The sign of a weight at one atom minus that at another, exactly. */
  order?(left: number, right: number, of: 'w' | 'w_true'): number | undefined;
  /** `P(w(X) > w(Y)) + P(w(X) = w(Y))/2` over independent X ~ left and Y ~ right. */
  winRate?(left: L, right: L): T;
  /**
   * The expectation of `value` over the runs of a loop that draws finite samples. `value` may use rounds 0 to `last` of
   * a run. Absent for a deterministic loop, which has one run.
   */
  runs?(last: number, value: (run: Interpretation<T, L, O, V>) => T): T;
  /** The expected squared test error of a model of the loop. */
  risk?(law: L): T;
  /** The other of two coupled models, in the same round; absent for a model that is alone. */
  partner?(law: L): L;
  /** The Lyapunov form of the distance of one of two coupled models from its limit. */
  lyapunov?(law: L): T;
  /** The parameter of a law of a family with one parameter; absent for other models. */
  parameter?(law: L): T;
  /** The distance of the preferences that go with two laws; absent if preferences do not move. */
  preferenceDistance?(left: L, right: L): T;
  /** The Gaussians of which a law is a mixture, for pictures; absent for other models. */
  gaussians?(law: L): readonly GaussianPart<T>[];
}

/** An interpretation whose internal types are hidden. */
export type AnyInterpretation = Interpretation<unknown, unknown, unknown, unknown>;
