/**
 * The typed tree of a claim, and the type of a word of the language.
 *
 * A claim is a comparison of two scalars. `parse.ts` makes the tree from the source text. `compiled/` compiles the
 * same tree that `typeset.ts` typesets for the report, so the formula shown is the claim tested. A tree contains
 * scalars, observables (functions of the atom, such as `w`), laws (probability distributions) and events. A node of a
 * word holds the word itself.
 */
import type { Arithmetic, Rational, Relation } from '../arithmetic';
import type { BinaryOperator, Draws, ElementaryFunction, Interpretation } from './interpretation';
import type { NamedObservable, ScalarName } from './names';

/** Variables bound by "for every atom of the support". */
export type AtomName = 'x' | 'y';

/** The values of the bound variables: the round, the round that a sum or a maximum is at, and the positions of atoms. */
export interface Assignment {
  readonly t: number;
  readonly s?: number;
  readonly atoms: Readonly<Partial<Record<AtomName, number>>>;
}

/**
 * The last rounds that an expression mentions: a fixed round, and an offset from t. Each is absent if the expression
 * mentions no such round.
 */
export interface LastRounds {
  readonly fixed?: number;
  readonly fromT?: number;
}

/** The type of an argument in the tree, by its sort. */
interface Sorts {
  readonly law: Law;
  readonly expression: Expression;
  readonly event: Event;
  readonly atom: AtomName;
  /** A scalar that is not about a drawn atom: a level, an order. */
  readonly number: Expression;
  /** A whole number, as exponents are. */
  readonly integer: Expression;
  /** An atom variable that the word binds in its last argument. */
  readonly 'bound atom': AtomName;
  /** A scalar that may use the atom that the word binds. */
  readonly 'of an atom': Expression;
  /** A number of candidates; optional. */
  readonly 'candidates?': Expression | undefined;
  /** A scalar function of drawn weights; `distinguished` is the number of draws that it names. */
  readonly 'of draws': { readonly of: Expression; readonly distinguished: number };
  /** A scalar function of atoms drawn from the laws that stand before it, one from each. */
  readonly 'of independent draws': { readonly of: Expression };
  /** A scalar that may use `w_u` and `r_u`. */
  readonly 'of a user': Expression;
  /** A scalar that may use the round `s`. */
  readonly 'of a round': { readonly of: Expression };
  /** A round: `0`, `t`, `t - 1`. */
  readonly round: Expression;
  /** A scalar of one run, with the last rounds that it mentions. */
  readonly 'of a run': { readonly of: Expression; readonly last: LastRounds };
}

export type Sort = keyof Sorts;
export type Argument = Sorts[Sort];
type Arguments<S extends readonly Sort[]> = { readonly [I in keyof S]: Sorts[S[I]] };

/** The types of the values of words, in the types of a model. */
interface Values<T, L, O, V> {
  readonly scalar: T;
  readonly observable: O;
  readonly law: L;
  readonly event: V;
}

/**
 * Where a part of a claim is evaluated: a model on one rung, and the values of the bound variables. The code of a part is a function of it.
 */
export interface Evaluator<T, L, O, V> {
  readonly model: Interpretation<T, L, O, V>;
  readonly arithmetic: Arithmetic<T>;
  /** The round. */
  readonly t: number;
  /** The positions of the atoms for which the variables stand, if they do. */
  readonly x: number | undefined;
  readonly y: number | undefined;
  /** Whether the claim speaks of K, and K = ∞. */
  readonly atInfinity: boolean;
  /** The values of parts that are kept, by their places; absent if none are. */
  readonly known: unknown[] | undefined;
  /** The value of K, of which the claim speaks. */
  K(): T;
  /** The round that a sum or a maximum is at. */
  s(): number;
  /** The position of the atom. */
  atom(name: AtomName): number;
  /** The draws that E_draws is at. */
  draws(): Draws<T>;
  /** The position of the atom that was drawn from the law of this number. */
  atDraw(index: number): number;
  /** The weights of the user that E_users is at; `name` asks for them. */
  user(name: NamedObservable): O;
  /** The value where an atom variable stands for the atom of this position. */
  withAtom(name: AtomName, position: number, of: ScalarCode): T;
  /** The value under given draws. */
  given(draws: Draws<T>, of: ScalarCode): T;
  /** The value where atoms of these positions were drawn, one from each law. */
  atAtoms(drawn: readonly number[], of: ScalarCode): T;
  /** The value for a user with these weights. */
  forUser(weights: O, of: ScalarCode): T;
  /** The value where the round `s` is this one. @throws UndefinedValueError if the model ends before it */
  atRound(s: number, of: ScalarCode): T;
  /** The value in one run of a loop. */
  inRun(run: Interpretation<T, L, O, V>, of: ScalarCode): T;
  /** A round of the model. @throws UndefinedValueError if the model ends before it */
  existing(round: number): number;
  /** The greater of the rounds, at this assignment. @throws UndefinedValueError if the model ends before it */
  lastRound(last: LastRounds): number;
}

/** The code of a part whose value is a number. */
export type ScalarCode = <T, L, O, V>(at: Evaluator<T, L, O, V>) => T;
/** The code of a function of the atom. */
export type ObservableCode = <T, L, O, V>(at: Evaluator<T, L, O, V>) => O;
export type LawCode = <T, L, O, V>(at: Evaluator<T, L, O, V>) => L;
export type EventCode = <T, L, O, V>(at: Evaluator<T, L, O, V>) => V;
/** The code of an integer expression. */
export type IntegerCode = <T, L, O, V>(at: Evaluator<T, L, O, V>) => bigint;

/** The code of an argument, by its sort. */
interface SortCodes {
  readonly law: LawCode;
  /** With its event, if it is the indicator of an event about the atom. */
  readonly expression: { readonly tree: Expression; readonly observable: ObservableCode; readonly event?: EventCode };
  readonly event: EventCode;
  readonly atom: AtomName;
  readonly number: ScalarCode;
  readonly integer: IntegerCode;
  readonly 'bound atom': AtomName;
  readonly 'of an atom': ScalarCode;
  readonly 'candidates?': IntegerCode | undefined;
  readonly 'of draws': { readonly of: ScalarCode; readonly distinguished: number };
  readonly 'of independent draws': { readonly of: ScalarCode };
  readonly 'of a user': ScalarCode;
  readonly 'of a round': { readonly of: ScalarCode };
  readonly round: IntegerCode;
  readonly 'of a run': { readonly of: ScalarCode; readonly last: LastRounds };
}

export type ArgumentCode = SortCodes[Sort];
type ArgumentCodes<S extends readonly Sort[]> = { readonly [I in keyof S]: SortCodes[S[I]] };

/** The LaTeX of the arguments of a word. */
export interface Typesetter {
  expression(e: Expression): string;
  law(law: Law): string;
  event(event: Event): string;
}

/**
 * A word of the language: the sort of its value, the sorts of its arguments in order, its LaTeX and its value. A word
 * without arguments is a symbol.
 */
export interface Word<
  Gives extends keyof Values<unknown, unknown, unknown, unknown>,
  S extends readonly Sort[] = readonly Sort[],
> {
  readonly name: string;
  readonly gives: Gives;
  readonly takes: S;
  /** The precedence of the LaTeX, see `typeset.ts`. @defaultValue 5, the highest */
  readonly precedence?: number;
  /** Whether the LaTeX is a fraction, which needs parentheses before an exponent. @defaultValue false */
  readonly fraction?: boolean;
  /** What is wrong with the arguments, if anything that their text shows. */
  problem?(...args: Arguments<S>): string | undefined;
  typeset(set: Typesetter, ...args: Arguments<S>): string;
  evaluate<T, L, O, V>(at: Evaluator<T, L, O, V>, ...args: ArgumentCodes<S>): Values<T, L, O, V>[Gives];
}

/** Defines a word; the compiler checks the types of its arguments against their sorts. */
export function defineWord<
  Gives extends keyof Values<unknown, unknown, unknown, unknown>,
  const S extends readonly Sort[],
>(word: Word<Gives, S>): Word<Gives, S> {
  return word;
}

/** A function of one or two numbers; `typeset` makes its LaTeX from that of its arguments. */
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
  /** The round `s + offset`, inside `sum_rounds`, `max_rounds` and `min_rounds`. */
  | { readonly kind: 'round at s'; readonly offset: number }
  /** A round of another loop than the one under test, or the law that its choice or its round makes of a law. */
  | { readonly kind: 'under'; readonly loop: string; readonly of: Law }
  | { readonly kind: 'law'; readonly word: Word<'law'>; readonly args: readonly Argument[] };

/** Whether a law is set as one symbol: a round, or a named law. */
export function isSymbolOf(law: Law): boolean {
  if (law.kind === 'under') return isSymbolOf(law.of);
  return law.kind !== 'law' || law.word.takes.length === 0;
}

/** An event: a word, or the set of atoms where a comparison of observables holds. */
export type Event =
  | { readonly kind: 'event'; readonly word: Word<'event'>; readonly args: readonly Argument[] }
  | { readonly kind: 'where'; readonly relation: Relation; readonly left: Expression; readonly right: Expression };

export type Expression =
  | { readonly kind: 'number'; readonly value: Rational; readonly text: string }
  | { readonly kind: 'name'; readonly name: ScalarName }
  /** The round that `sum_rounds`, `max_rounds` and `min_rounds` run over. */
  | { readonly kind: 's' }
  | { readonly kind: 'definition'; readonly name: string; readonly body: Expression }
  | { readonly kind: 'observable'; readonly name: NamedObservable }
  | { readonly kind: 'at'; readonly name: NamedObservable; readonly atom: AtomName }
  | { readonly kind: 'draw'; readonly index: number }
  | { readonly kind: 'draw-statistic'; readonly word: DrawStatistic }
  /** The value at the atom drawn from the law of this number, counted from 0, inside E_pair and E_triple. */
  | { readonly kind: 'drawn'; readonly name: NamedObservable; readonly index: number }
  /** 1 where the event holds, else 0: a function of the atom, or a number where the event compares numbers. */
  | { readonly kind: 'indicator'; readonly event: Event }
  | { readonly kind: 'negate'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly op: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly word: ElementaryWord; readonly args: readonly Expression[] }
  | { readonly kind: 'scalar'; readonly word: Word<'scalar'>; readonly args: readonly Argument[] }
  | { readonly kind: 'function'; readonly word: Word<'observable'>; readonly args: readonly Argument[] };

/** The arguments of a node if it is a node of the word, else undefined. */
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
