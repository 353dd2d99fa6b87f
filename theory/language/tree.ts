/**
 * The typed tree of a claim, and what a word of the language is.
 *
 * A claim is a comparison of two scalars. The tree is made once, from the source text (`parse.ts`); it is what is
 * evaluated on a model (`evaluate.ts`) **and** what is typeset in the report (`typeset.ts`), so a reader sees what was
 * tested. Four sorts of things occur: scalars, observables (functions of the atom, such as `w`), laws (probability
 * distributions) and events. A node of a word holds the word itself, so that nothing is looked up when it is evaluated.
 */
import type { Rational, Relation } from '../arithmetic';
import type { BinaryOperator, Draws, ElementaryFunction, Interpretation } from './interpretation';
import type { ObservableName, ScalarName, UserObservableName } from './names';

/** Variables bound by "for every atom of the support". */
export type AtomName = 'x' | 'y';

/** The last rounds that an expression mentions: a fixed one, and one counted from t. Each is absent where the expression mentions no such round. */
export interface LastRounds {
  readonly fixed?: number;
  readonly fromT?: number;
}

/** The arguments of a word by their sorts, as they stand in the tree. */
interface Sorts {
  readonly law: Law;
  readonly expression: Expression;
  readonly event: Event;
  readonly atom: AtomName;
  /** A whole number of candidates, which may be left out. */
  readonly 'candidates?': Expression | undefined;
  /** A scalar made of drawn weights; `distinguished` counts the draws that it names. */
  readonly 'of draws': { readonly of: Expression; readonly distinguished: number };
  /** A scalar that may speak of one user. */
  readonly 'of a user': Expression;
  /** A scalar of one run, with the last rounds that it mentions. */
  readonly 'of a run': { readonly of: Expression; readonly last: LastRounds };
}

export type Sort = keyof Sorts;
export type Argument = Sorts[Sort];
type Arguments<S extends readonly Sort[]> = { readonly [I in keyof S]: Sorts[S[I]] };

/** What words give, in the types of a model. */
interface Values<T, L, O, V> {
  readonly scalar: T;
  readonly observable: O;
  readonly law: L;
  readonly event: V;
}

/** What a word may ask while it is evaluated: the model, and the values of its arguments. */
export interface Evaluator<T, L, O, V> {
  readonly model: Interpretation<T, L, O, V>;
  scalar(e: Expression): T;
  observable(e: Expression): O;
  law(law: Law): L;
  event(event: Event): V;
  /** Position of the atom. */
  atom(name: AtomName): number;
  /** Value of a whole number. */
  integer(e: Expression): bigint;
  /** The value under given draws. */
  given(draws: Draws<T>, e: Expression): T;
  /** The value for a user of these weights. */
  forUser(weights: O, e: Expression): T;
  /** The value in one run of a loop. */
  inRun(run: Interpretation<T, L, O, V>, e: Expression): T;
  /** The last of the rounds, at this assignment. @throws UndefinedValueError where the model ends before it */
  lastRound(last: LastRounds): number;
}

/** The LaTeX of the arguments of a word. */
export interface Typesetter {
  expression(e: Expression): string;
  law(law: Law): string;
  event(event: Event): string;
}

/**
 * A word that takes arguments, or a symbol that takes none: what it gives, what it takes, its LaTeX and its value. Arguments are read by
 * their sorts, in order.
 */
export interface Word<
  Gives extends keyof Values<unknown, unknown, unknown, unknown>,
  S extends readonly Sort[] = readonly Sort[],
> {
  readonly name: string;
  readonly gives: Gives;
  readonly takes: S;
  /** How tightly the LaTeX binds, see `typeset.ts`. @defaultValue 5, as an atom does */
  readonly precedence?: number;
  /** Whether the LaTeX is a fraction, which takes an exponent in parentheses only. @defaultValue false */
  readonly fraction?: boolean;
  typeset(set: Typesetter, ...args: Arguments<S>): string;
  evaluate<T, L, O, V>(at: Evaluator<T, L, O, V>, ...args: Arguments<S>): Values<T, L, O, V>[Gives];
}

/** A word whose arguments are checked against their sorts where it is defined. */
export function defineWord<
  Gives extends keyof Values<unknown, unknown, unknown, unknown>,
  const S extends readonly Sort[],
>(word: Word<Gives, S>): Word<Gives, S> {
  return word;
}

/** A function of one or two numbers, with the LaTeX of its value from that of its arguments. */
export interface ElementaryWord extends ElementaryFunction {
  readonly precedence: number;
  typeset(...args: readonly string[]): string;
}

/** A statistic of the drawn weights, written `name(w)` inside `E_draws`. */
export interface DrawStatistic {
  readonly name: string;
  readonly tex: string;
  readonly precedence: number;
  of<T>(draws: Draws<T>): T;
}

/** A law: the model at a round, or a word. */
export type Law =
  | { readonly kind: 'round'; readonly fromT: boolean; readonly offset: number }
  | { readonly kind: 'law'; readonly word: Word<'law'>; readonly args: readonly Argument[] };

/** An event: a word, or the atoms where a comparison of observables holds. */
export type Event =
  | { readonly kind: 'event'; readonly word: Word<'event'> }
  | { readonly kind: 'where'; readonly relation: Relation; readonly left: Expression; readonly right: Expression };

export type Expression =
  | { readonly kind: 'number'; readonly value: Rational; readonly text: string }
  | { readonly kind: 'name'; readonly name: ScalarName }
  | { readonly kind: 'definition'; readonly name: string; readonly body: Expression }
  | { readonly kind: 'observable'; readonly name: ObservableName | UserObservableName }
  | { readonly kind: 'at'; readonly name: ObservableName | UserObservableName; readonly atom: AtomName }
  | { readonly kind: 'draw'; readonly index: number }
  | { readonly kind: 'draw-statistic'; readonly word: DrawStatistic }
  | { readonly kind: 'negate'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly op: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly word: ElementaryWord; readonly args: readonly Expression[] }
  | { readonly kind: 'scalar'; readonly word: Word<'scalar'>; readonly args: readonly Argument[] }
  | { readonly kind: 'function'; readonly word: Word<'observable'>; readonly args: readonly Argument[] };

/** The arguments of a node, where it is made by the word. */
export function argumentsOf<S extends readonly Sort[]>(
  node: Expression | Law,
  word: Word<'scalar' | 'observable' | 'law', S>,
): Arguments<S> | undefined {
  return 'args' in node && node.word === (word as unknown) ? (node.args as unknown as Arguments<S>) : undefined;
}

/**
 * A comparison of two scalars, quantified over the rounds and atoms that occur in it.
 * @example
 * const claim: Claim = parseClaim('E(p[t + 1], w) >= E(p[t], w)');
 * claim.usesRound; // true: it is about every round
 */
export interface Claim {
  readonly source: string;
  readonly relation: Relation;
  readonly left: Expression;
  readonly right: Expression;
  /** True when `t` or `p[t + …]` occurs: the claim is about every round. */
  readonly usesRound: boolean;
  /** Largest offset s in `p[t + s]`: how many rounds past t must exist. */
  readonly lookahead: number;
  /** The last rounds that occur. */
  readonly mentioned: LastRounds;
  /** Atom variables that occur: the claim is about every atom (or pair) of the support. */
  readonly atoms: readonly AtomName[];
  /** Definitions used, in order, for the "where" line under the formula. */
  readonly definitions: readonly { readonly name: string; readonly body: Expression }[];
}
