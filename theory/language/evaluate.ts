/**
 * Claim × model → truth, on one rung of the ladder.
 *
 * An interpreter of the typed tree, generic in the number type. It knows no model and no statement: words ask the
 * `Interpretation` for expectations, divergences and masses, and the interpreter combines these in the model's
 * arithmetic.
 */
import { type Arithmetic, type Decision, Q, type Relation } from '../arithmetic';
import { TiedValuesError, UnanswerableError, UndefinedValueError, unanswerable } from '../errors';
import type { BinaryOperator, Draws, Interpretation } from './interpretation';
import { type Limit, type LimitContext, limitOf } from './at-infinity';
import type { NamedObservable } from './names';
import { type KnownValues, speaksOfK } from './parts';
import { sortOf } from './sort';
import {
  type Assignment,
  type AtomName,
  type Claim,
  type Evaluator,
  type Event,
  type Expression,
  type LastRounds,
  type Law,
  argumentsOf,
} from './tree';
import { curate, expectation, keptLaw, log, next } from './words';

/** Both sides of a claim at one assignment, and whether the comparison holds. */
export interface Evaluation<T> extends Decision {
  readonly left: T;
  readonly right: T;
  /** Whether a side is infinite because K is. */
  readonly diverges: boolean;
}

/** Nodes whose values cost less than a look-up. */
const IS_SHORT: ReadonlySet<Expression['kind']> = new Set([
  'number',
  'name',
  's',
  'at',
  'draw',
  'draw-statistic',
  'drawn',
]);

/** The largest absolute value of an exponent, which bounds the work of any claim. */
const MAX_EXPONENT = 10_000;

/** The weights in whose order a function of the atom is, if all users share it. */
const WEIGHT_OF: Readonly<Partial<Record<NamedObservable, 'w' | 'w_true'>>> = {
  w: 'w',
  r: 'w',
  w_true: 'w_true',
  r_true: 'w_true',
};

/** Whether a comparison holds, by the sign of the left side minus the right. */
const HOLDS: Readonly<Record<Relation, (sign: number) => boolean>> = {
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '==': (sign) => sign === 0,
  '>=': (sign) => sign >= 0,
  '>': (sign) => sign > 0,
};

/** The value of an operator in an arithmetic. */
export function applyOperator<T>(A: Arithmetic<T>, op: Exclude<BinaryOperator, '^'>, a: T, b: T): T {
  switch (op) {
    case '+':
      return A.add(a, b);
    case '-':
      return A.sub(a, b);
    case '*':
      return A.mul(a, b);
    case '/':
      return A.div(a, b);
  }
}

/** Whether two expressions have the same tree, and so the same value. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  const other = new Map<string, unknown>(right);
  return left.length === right.length && left.every(([key, value]) => other.has(key) && isSame(value, other.get(key)));
}

class TreeEvaluator<T, L, O, V> implements Evaluator<T, L, O, V> {
  private readonly A: Arithmetic<T>;
  /** Whether the claim speaks of K, and K = ∞. */
  private readonly atInfinity: boolean;
  /** The value of K, if the claim speaks of it. */
  private readonly K: T | undefined;
  private drawn: Draws<T> | undefined;
  /** The atoms that E_pair and E_triple are at now, one from each law. */
  private drawnAtoms: readonly number[] | undefined;
  /** The weights of the user that E_users is summing over now. */
  private user: O | undefined;

  constructor(
    readonly model: Interpretation<T, L, O, V>,
    private assignment: Assignment,
    private readonly speaks: boolean,
    private readonly known?: KnownValues,
  ) {
    this.A = model.arithmetic;
    this.K = speaks ? model.scalar('K') : undefined;
    this.atInfinity = this.K === model.arithmetic.infinity;
  }

  /** One side of a claim, and whether it is infinite because K is. */
  side(e: Expression): Limit<T> {
    const value = this.scalar(e);
    if (!this.atInfinity || !speaksOfK(e)) return { value, diverges: false };
    const { lo, hi } = this.A.enclose(value);
    return { value, diverges: (lo === Infinity || hi === -Infinity) && limitOf(e, this.limits).diverges };
  }

  scalar(e: Expression): T {
    if (this.known === undefined || IS_SHORT.has(e.kind)) return this.computed(e);
    return this.known.of(e, this.assignment, () => this.computed(e));
  }

  private computed(e: Expression): T {
    if (!this.atInfinity || !speaksOfK(e)) return this.plain(e);
    try {
      return this.plain(e);
    } catch (error) {
      // ∞/∞, ∞ − ∞ or 0·∞.
      if (!(error instanceof UndefinedValueError)) throw error;
      return limitOf(e, this.limits).value;
    }
  }

  private get limits(): LimitContext<T> {
    return { arithmetic: this.A, value: (e) => this.plain(e), exponent: (e) => this.exponent(e) };
  }

  private plain(e: Expression): T {
    const { A, model } = this;
    switch (e.kind) {
      case 'number':
        return A.fromRational(e.value);
      case 'name':
        if (e.name === 'inf') return A.infinity;
        if (e.name === 'K' && this.K !== undefined) return this.K;
        return e.name === 't' ? A.fromRational(Q.of(this.assignment.t)) : model.scalar(e.name);
      case 's':
        return A.fromRational(Q.of(this.s));
      case 'definition':
        return this.scalar(e.body);
      case 'observable':
      case 'function':
        throw new UnanswerableError(`${e.kind === 'observable' ? e.name : e.word.name} is not a scalar`);
      case 'at':
        return model.observables.at(this.named(e.name), this.atom(e.atom));
      case 'draw':
        return this.draws().distinguished[e.index] as T;
      case 'draw-statistic':
        return e.word.of(this.draws());
      case 'drawn':
        return model.observables.at(this.named(e.name), this.atDraw(e.index));
      case 'indicator':
        return A.fromRational(this.happens(e.event) ? Q.one : Q.zero);
      case 'negate':
        return A.neg(this.scalar(e.of));
      case 'binary':
        if (e.op === '^') return A.pow(this.scalar(e.left), this.exponent(e.right));
        return this.gain(e) ?? applyOperator(A, e.op, this.scalar(e.left), this.scalar(e.right));
      case 'call': {
        const a = this.scalar(e.args[0] as Expression);
        return e.word.apply(A, a, e.word.arity === 1 ? a : this.scalar(e.args[1] as Expression));
      }
      case 'scalar':
        return e.word.evaluate(this, ...e.args);
    }
  }

  /** `E(P, f) − E(Q, f)`, if the model computes it without cancellation, else undefined. */
  private gain({ op, left, right }: Expression & { kind: 'binary' }): T | undefined {
    const { model } = this;
    if (op !== '-' || left.kind !== 'scalar' || right.kind !== 'scalar' || !model.difference) return undefined;
    const [p, q] = [argumentsOf(left, expectation), argumentsOf(right, expectation)];
    if (p === undefined || q === undefined || p[1].kind === 'indicator' || !isSame(p[1], q[1])) return undefined;
    return model.difference(this.law(p[0]), this.law(q[0]), this.observable(p[1]));
  }

  /**
   * The value under given draws. A definition may contain another `E_draws`, so the outer draws are restored
   * afterwards.
   */
  given(draws: Draws<T>, e: Expression): T {
    const outer = this.drawn;
    this.drawn = draws;
    const value = this.scalar(e);
    this.drawn = outer;
    return value;
  }

  /** As `given`, a definition may contain another average. */
  atAtoms(drawn: readonly number[], e: Expression): T {
    const outer = this.drawnAtoms;
    this.drawnAtoms = drawn;
    const value = this.scalar(e);
    this.drawnAtoms = outer;
    return value;
  }

  private atDraw(index: number): number {
    return this.drawnAtoms?.[index] ?? unanswerable('a draw outside E_pair and E_triple');
  }

  /** Whether an event of numbers holds. Two draws of w, or of r, are compared exactly where the model can do so. */
  private happens(event: Event): boolean {
    if (event.kind === 'event') return unanswerable(`${event.word.name} is about an atom`);
    const { relation, left, right } = event;
    if (left.kind === 'drawn' && right.kind === 'drawn' && left.name === right.name) {
      const of = WEIGHT_OF[left.name];
      const sign = of && this.model.order?.(this.atDraw(left.index), this.atDraw(right.index), of);
      if (sign !== undefined) return HOLDS[relation](sign);
    }
    const { truth } = this.A.decide(relation, this.scalar(left), this.scalar(right));
    if (truth === 'unknown') throw new TiedValuesError('an event of draws that this rung cannot decide');
    return truth === 'true';
  }

  withAtom(name: AtomName, position: number, e: Expression): T {
    const outer = this.assignment;
    this.assignment = { ...outer, atoms: { ...outer.atoms, [name]: position } };
    try {
      return this.scalar(e);
    } finally {
      this.assignment = outer;
    }
  }

  forUser(weights: O, e: Expression): T {
    this.user = weights;
    const value = this.scalar(e);
    this.user = undefined;
    return value;
  }

  private get s(): number {
    return this.assignment.s ?? unanswerable('the round s outside a sum or a maximum over rounds');
  }

  atRound(s: number, e: Expression): T {
    this.checkRound(s);
    const outer = this.assignment;
    this.assignment = { ...outer, s };
    try {
      return this.scalar(e);
    } finally {
      this.assignment = outer;
    }
  }

  inRun(run: Interpretation<T, L, O, V>, e: Expression): T {
    return new TreeEvaluator(run, this.assignment, this.speaks).scalar(e);
  }

  lastRound({ fixed = 0, fromT }: LastRounds): number {
    const last = Math.max(fixed, fromT === undefined ? 0 : this.assignment.t + fromT);
    this.checkRound(last);
    return last;
  }

  private draws(): Draws<T> {
    return this.drawn ?? unanswerable('a draw outside E_draws');
  }

  atom(name: AtomName): number {
    const position = this.assignment.atoms[name];
    return position ?? unanswerable(`${name} stands for no atom here`);
  }

  /** The integer value of an exponent. @throws UnanswerableError if it is too large */
  exponent(e: Expression): number {
    const value = this.integer(e);
    if (value > MAX_EXPONENT || value < -MAX_EXPONENT)
      throw new UnanswerableError(`the exponent ${value} exceeds ${MAX_EXPONENT}`);
    return Number(value);
  }

  integer(e: Expression): bigint {
    switch (e.kind) {
      case 'number':
        return e.value.num / e.value.den;
      case 'name':
        if (e.name === 'n' || e.name === 'd') return this.whole(e.name);
        return BigInt(e.name === 't' ? this.assignment.t : this.model.candidates());
      case 'definition':
        return this.integer(e.body);
      case 's':
        return BigInt(this.s);
      case 'negate':
        return -this.integer(e.of);
      case 'binary': {
        const [a, b] = [this.integer(e.left), this.integer(e.right)];
        if (e.op === '^') return this.integerPower(a, b);
        return e.op === '+' ? a + b : e.op === '-' ? a - b : a * b;
      }
      default:
        throw new UnanswerableError('an exponent that is not an integer expression');
    }
  }

  /** The value of a scalar that is a whole number in every model that has it. */
  private whole(name: 'n' | 'd'): bigint {
    const { lo, hi } = this.A.enclose(this.model.scalar(name));
    return BigInt(Math.round((lo + hi) / 2));
  }

  /** `a^b`, b ≥ 0; a power that no exponent may reach is not written out. */
  private integerPower(a: bigint, b: bigint): bigint {
    if (b > MAX_EXPONENT && a !== 0n && a !== 1n && a !== -1n)
      throw new UnanswerableError(`the exponent ${a}^${b} exceeds ${MAX_EXPONENT}`);
    return a === 1n || a === -1n ? a ** (b % 2n) : a === 0n ? BigInt(b === 0n) : a ** b;
  }

  observable(e: Expression): O {
    const algebra = this.model.observables;
    if (this.atInfinity && sortOf(e) === 'scalar') return algebra.constant(this.scalar(e));
    switch (e.kind) {
      case 'observable':
        return this.named(e.name);
      case 'function':
        return e.word.evaluate(this, ...e.args);
      case 'indicator':
        if (sortOf(e) === 'scalar') return algebra.constant(this.scalar(e));
        return (
          this.model.indicator?.(this.event(e.event)) ??
          unanswerable('this model has no indicators; take P(law, event) for the mean of one')
        );
      case 'negate':
        return algebra.negate(this.observable(e.of));
      case 'binary':
        if (e.op === '^') return algebra.power(this.observable(e.left), this.exponent(e.right));
        return algebra.binary(e.op, this.observable(e.left), this.observable(e.right));
      case 'call':
        return algebra.call(e.word, e.args.map((arg) => this.observable(arg)) as [O, O?]);
      default:
        return algebra.constant(this.scalar(e));
    }
  }

  private named(name: NamedObservable): O {
    const { observables } = this.model;
    if (name === 'w' || name === 'r') return observables.named(name);
    if (name === 'w_true' || name === 'r_true') {
      const truth = this.model.trueWeights?.() ?? unanswerable(`this model has one reward, so no ${name}`);
      return name === 'w_true' ? truth : observables.call(log, [truth]);
    }
    const weights = this.user ?? unanswerable(`${name} outside E_users`);
    return name === 'w_u' ? weights : observables.call(log, [weights]);
  }

  event(event: Event): V {
    if (event.kind === 'event') return event.word.evaluate(this, ...event.args);
    return this.model.where(event.relation, this.observable(event.left), this.observable(event.right));
  }

  private checkRound(t: number): void {
    const { rounds } = this.model;
    if (t > rounds) throw new UndefinedValueError(`round ${t} is past the last, ${rounds}`);
  }

  /** The law that another loop makes: its round, or its choice or round from a law of the loop under test. */
  private otherLaw({ loop, of }: Law & { kind: 'under' }): L {
    const other = this.model.under?.(loop) ?? unanswerable(`this model knows the loop under test only, not ${loop}`);
    const kept = argumentsOf(of, curate);
    if (kept) return keptLaw(other, this.law(kept[0]), kept[1] && this.integer(kept[1]));
    const after = argumentsOf(of, next);
    if (after) return other.next?.(this.law(after[0])) ?? unanswerable(`${loop} does not start from any law`);
    return of.kind === 'law' || of.kind === 'under'
      ? unanswerable('a law of two loops')
      : other.round(this.roundOf(of));
  }

  /** The number of a round, which exists. */
  private roundOf(law: Law & { kind: 'round' | 'round at s' }): number {
    const from = law.kind === 'round at s' ? this.s : law.fromT ? this.assignment.t : 0;
    const t = from + law.offset;
    this.checkRound(t);
    return t;
  }

  law(law: Law): L {
    if (law.kind === 'under') {
      const value = (): L => this.otherLaw(law);
      return this.known ? this.known.of(law, this.assignment, value) : value();
    }
    if (law.kind === 'law') {
      const value = (): L => law.word.evaluate(this, ...law.args);
      return this.known ? this.known.of(law, this.assignment, value) : value();
    }
    return this.model.round(this.roundOf(law));
  }
}

/**
 * Evaluates both sides of a claim and decides the comparison.
 * @param known values of parts on this model from earlier evaluations; new ones are added
 * @throws NoLimitError if K = ∞ and a side has no limit there
 * @throws UnanswerableError if the model has no answer to a question of the claim
 * @throws UndefinedValueError if a side is undefined at the assignment (x/0, conditioning on an event of probability 0)
 * @throws NotRepresentableError if this rung's arithmetic cannot represent an intermediate value
 */
export function evaluate<T, L, O, V>(
  claim: Claim,
  model: Interpretation<T, L, O, V>,
  assignment: Assignment,
  known?: KnownValues,
): Evaluation<T> {
  const evaluator = new TreeEvaluator(model, assignment, speaksOfK(claim.left) || speaksOfK(claim.right), known);
  const left = evaluator.side(claim.left);
  const right = evaluator.side(claim.right);
  return {
    left: left.value,
    right: right.value,
    diverges: left.diverges || right.diverges,
    ...model.arithmetic.decide(claim.relation, left.value, right.value),
  };
}
