/**
 * What a model must answer so that claims can be evaluated on it, at one rung of the ladder.
 *
 * `T` is the number type of the rung, `L` the model's own representation of a law, `O` of an observable, `V` of an event.
 * A model that has no answer to a question throws `UnanswerableError`, and the claim is not applicable to it.
 */
import type { Arithmetic, Relation } from '../arithmetic';
import type { ObservableName, ScalarName } from './names';

export type BinaryOperator = '+' | '-' | '*' | '/' | '^';

/** Divergences between two laws; `sup_ratio` is the supremum of left/right over the support of left. */
export type Divergence = 'KL' | 'TV' | 'chi2' | 'sup_ratio';

/** A function of one or two numbers, which also applies to functions of the atom, by their values. */
export interface ElementaryFunction {
  readonly name: string;
  readonly arity: 1 | 2;
  /** The value in an arithmetic; a function of one number does not read `b`. */
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
  /** Value at an atom, by its position in `atoms`. */
  at(a: O, atom: number): T;
}

/** Drawn weights: a sample `w_1..w_K` up to order, with the first `distinguished` of them told apart. */
export interface Draws<T> {
  readonly sum: T;
  readonly mean: T;
  /** Biased (1/K) variance of the sample. */
  readonly variance: T;
  readonly distinguished: readonly T[];
}

/** One user: a share of the population, and the weight function that expresses what they like. */
export interface User<T, O> {
  readonly share: T;
  readonly weights: O;
}

/** A model's answers at one rung of the ladder. Shapes: laws over one common space X; rounds 0..rounds. */
export interface Interpretation<T, L, O, V> {
  readonly arithmetic: Arithmetic<T>;
  /** Last round for which `round(t)` is defined. */
  readonly rounds: number;
  /** Number of atoms that `x` and `y` range over (the support of p_0 and p_ref); throws for continuous models. */
  readonly atoms: () => number;
  readonly observables: ObservableAlgebra<T, O>;
  /** Value of a named scalar; `t` is answered by the evaluator. */
  scalar(name: Exclude<ScalarName, 't'>): T;
  /** Integer value of K where K is finite. */
  candidates(): number;
  round(t: number): L;
  named(name: 'p_ref' | 'p_star' | 'q'): L;
  /** The limit of p_t; undefined or absent where it is not known in closed form. */
  limit?(): L | undefined;
  curate(law: L): L;
  /** The law of the kept one of another number of candidates. */
  curateAmong?(law: L, candidates: number): L | undefined;
  tilt(law: L): L;
  given(law: L, event: V): L;
  /** The law of the training data that the loop makes when its newest model is `law`; undefined where the model tells none. */
  train?(law: L): L | undefined;
  /** The law of the bin that a point falls in; undefined where the model has no bins. */
  binned?(law: L): L | undefined;
  /** One round of the loop from `law`; absent where the model has no loop to start anywhere. */
  next?(law: L): L | undefined;
  bestAtoms(): V;
  /** The atoms that some user likes best: the union over the users of the atoms of their largest weight. */
  usersBestAtoms?(): V;
  /** The users, whose shares sum to 1; absent where there is one reward for all. */
  users?(): readonly User<T, O>[];
  where(relation: Relation, left: O, right: O): V;
  expectation(law: L, f: O): T;
  /**
   * `E_left[f] − E_right[f]`, from a model that has it without cancellation: the gain of a curated law over the law it was curated
   * from. Undefined where it has not, and the two expectations are subtracted.
   */
  difference?(left: L, right: L, f: O): T | undefined;
  variance(law: L, f: O): T;
  probability(law: L, event: V): T;
  /** `left(x)/right(x)` as a function of the atom. */
  densityRatio?(left: L, right: L): O;
  divergence(kind: Divergence, left: L, right: L): T;
  mass(law: L, atom: number): T;
  curationFactor(law: L, atom: number): T;
  /** `E[f(w_1..w_K)]` over K i.i.d. draws from the law. */
  draws(law: L, distinguished: number, f: (draws: Draws<T>) => T): T;
  /**
   * Expectation of `value` over the runs of a loop that draws finite samples; rounds up to `last` of each run are asked about.
   * Absent for a deterministic loop, which has one run.
   */
  runs?(last: number, value: (run: Interpretation<T, L, O, V>) => T): T;
  /** Expected squared test error of a model of the loop. */
  risk?(law: L): T;
}

/** An interpretation whose internal types are nobody's business but its own. */
export type AnyInterpretation = Interpretation<unknown, unknown, unknown, unknown>;
