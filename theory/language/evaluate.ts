/**
 * Claim × model → truth, on one rung of the ladder.
 *
 * A small interpreter over the typed tree, generic in the number type. It knows no model and no statement; it asks the
 * `Interpretation` for expectations, divergences and masses, and combines them with its arithmetic.
 */
import { type Arithmetic, type Decision, Q } from '../arithmetic';
import { UnanswerableError, UndefinedValueError } from '../errors';
import type { Draws, Interpretation } from './interpretation';
import { applyFunction, applyOperator } from './operators';
import type { AtomName, Claim, Event, Expression, LastRounds, Law, ObservableName, UserObservableName } from './syntax';

/** What the bound variables stand for: the round, and positions of atoms. */
export interface Assignment {
  readonly t: number;
  readonly atoms: Readonly<Partial<Record<AtomName, number>>>;
}

/** Both sides of a claim at one assignment, and whether the comparison holds. */
export interface Evaluation<T> extends Decision {
  readonly left: T;
  readonly right: T;
}

/** Largest magnitude of an exponent: bounds the work of a stranger's claim. */
const MAX_EXPONENT = 10_000;

function unanswerable(why: string): never {
  throw new UnanswerableError(why);
}

/** Whether two expressions are written alike, so that they mean the same. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  const other = new Map<string, unknown>(right);
  return left.length === right.length && left.every(([key, value]) => other.has(key) && isSame(value, other.get(key)));
}

class Evaluator<T, L, O, V> {
  private readonly A: Arithmetic<T>;
  private drawn: Draws<T> | undefined;
  /** Weights of the user that E_users is at. */
  private user: O | undefined;

  constructor(
    private readonly model: Interpretation<T, L, O, V>,
    private readonly assignment: Assignment,
  ) {
    this.A = model.arithmetic;
  }

  scalar(e: Expression): T {
    const { A, model } = this;
    switch (e.kind) {
      case 'number':
        return A.fromRational(e.value);
      case 'name':
        return e.name === 't' ? A.fromRational(Q.of(this.assignment.t)) : model.scalar(e.name);
      case 'definition':
        return this.scalar(e.body);
      case 'observable':
        throw new UnanswerableError(`${e.name} is not a scalar`);
      case 'ratio':
        throw new UnanswerableError('a density ratio is not a scalar');
      case 'at':
        return model.observables.at(this.named(e.name), this.atom(e.atom));
      case 'draw':
        return this.draws().distinguished[e.index] as T;
      case 'draw-statistic':
        return e.statistic === 'sum'
          ? this.draws().sum
          : e.statistic === 'mean'
            ? this.draws().mean
            : this.draws().variance;
      case 'negate':
        return A.neg(this.scalar(e.of));
      case 'binary':
        if (e.op === '^') return A.pow(this.scalar(e.left), this.exponent(e.right));
        return this.gain(e) ?? applyOperator(A, e.op, this.scalar(e.left), this.scalar(e.right));
      case 'call':
        return applyFunction(
          A,
          e.fn,
          e.args.map((arg) => this.scalar(arg)),
        );
      case 'expectation':
        return model.expectation(this.law(e.law), this.observable(e.of));
      case 'variance':
        return model.variance(this.law(e.law), this.observable(e.of));
      case 'probability':
        return model.probability(this.law(e.law), this.event(e.event));
      case 'divergence':
        return model.divergence(e.divergence, this.law(e.left), this.law(e.right));
      case 'mass':
        return model.mass(this.law(e.law), this.atom(e.atom));
      case 'curation-factor':
        return model.curationFactor(this.law(e.law), this.atom(e.atom));
      case 'draws':
        return model.draws(this.law(e.law), e.distinguished, (draws) => this.given(draws, e.of));
      case 'risk':
        return model.risk?.(this.law(e.law)) ?? unanswerable('this model has no risk');
      case 'users':
        return this.overUsers(e.of);
      case 'runs':
        return this.overRuns(e.of, e.last);
    }
  }

  /** `E(P, f) − E(Q, f)`, where the model knows it better than as a difference of two numbers. */
  private gain({ op, left, right }: Expression & { kind: 'binary' }): T | undefined {
    const { model } = this;
    if (op !== '-' || left.kind !== 'expectation' || right.kind !== 'expectation' || !model.difference)
      return undefined;
    if (!isSame(left.of, right.of)) return undefined;
    return model.difference(this.law(left.law), this.law(right.law), this.observable(left.of));
  }

  /** The value under given draws; a definition may hold an `E_draws` of its own, so the outer draws are put back. */
  private given(draws: Draws<T>, e: Expression): T {
    const outer = this.drawn;
    this.drawn = draws;
    const value = this.scalar(e);
    this.drawn = outer;
    return value;
  }

  /** `Σ_u share_u · value_u`. */
  private overUsers(e: Expression): T {
    const { A } = this;
    const users = this.model.users?.() ?? unanswerable('this model has one reward, and no users');
    const terms = users.map(({ share, weights }) => {
      this.user = weights;
      return A.mul(share, this.scalar(e));
    });
    this.user = undefined;
    return A.sum(terms);
  }

  /** The expectation over the runs of the loop; a deterministic loop has one. */
  private overRuns(e: Expression, { fixed = 0, fromT }: LastRounds): T {
    const { model, assignment } = this;
    if (!model.runs) return this.scalar(e);
    const last = Math.max(fixed, fromT === undefined ? 0 : assignment.t + fromT);
    this.checkRound(last);
    return model.runs(last, (run) => new Evaluator(run, assignment).scalar(e));
  }

  private draws(): Draws<T> {
    return this.drawn ?? unanswerable('a draw outside E_draws');
  }

  private atom(name: AtomName): number {
    const position = this.assignment.atoms[name];
    return position ?? unanswerable(`${name} stands for no atom here`);
  }

  /** Integer value of an exponent; K = ∞ has none. */
  private exponent(e: Expression): number {
    const value = this.integer(e);
    if (value > MAX_EXPONENT || value < -MAX_EXPONENT)
      throw new UnanswerableError(`the exponent ${value} exceeds ${MAX_EXPONENT}`);
    return Number(value);
  }

  private integer(e: Expression): bigint {
    switch (e.kind) {
      case 'number':
        return e.value.num / e.value.den;
      case 'name':
        return BigInt(e.name === 't' ? this.assignment.t : this.model.candidates());
      case 'negate':
        return -this.integer(e.of);
      case 'binary': {
        const [a, b] = [this.integer(e.left), this.integer(e.right)];
        return e.op === '+' ? a + b : e.op === '-' ? a - b : a * b;
      }
      default:
        throw new UnanswerableError('an exponent that is not an integer expression');
    }
  }

  private observable(e: Expression): O {
    const algebra = this.model.observables;
    switch (e.kind) {
      case 'observable':
        return this.named(e.name);
      case 'ratio':
        return (
          this.model.densityRatio?.(this.law(e.left), this.law(e.right)) ??
          unanswerable('this model has no density ratios')
        );
      case 'negate':
        return algebra.negate(this.observable(e.of));
      case 'binary':
        if (e.op === '^') return algebra.power(this.observable(e.left), this.exponent(e.right));
        return algebra.binary(e.op, this.observable(e.left), this.observable(e.right));
      case 'call':
        return algebra.call(
          e.fn,
          e.args.map((arg) => this.observable(arg)),
        );
      default:
        return algebra.constant(this.scalar(e));
    }
  }

  private named(name: ObservableName | UserObservableName): O {
    const { observables } = this.model;
    if (name === 'w' || name === 'r') return observables.named(name);
    const weights = this.user ?? unanswerable(`${name} outside E_users`);
    return name === 'w_u' ? weights : observables.call('log', [weights]);
  }

  private event(event: Event): V {
    const { model } = this;
    switch (event.kind) {
      case 'A_star':
        return model.bestAtoms();
      case 'A_users':
        return model.usersBestAtoms?.() ?? unanswerable('this model has one reward, and no users');
      case 'where':
        return model.where(event.relation, this.observable(event.left), this.observable(event.right));
    }
  }

  private checkRound(t: number): void {
    const { rounds } = this.model;
    if (t > rounds) throw new UndefinedValueError(`round ${t} is past the last, ${rounds}`);
  }

  private curateAmong(law: L, candidates: number): L {
    if (candidates < 1) unanswerable(`a choice among ${candidates} candidates`);
    return this.model.curateAmong?.(law, candidates) ?? unanswerable('this model has one number of candidates only');
  }

  private law(law: Law): L {
    const { model } = this;
    switch (law.kind) {
      case 'round': {
        const t = law.fromT ? this.assignment.t + law.offset : law.offset;
        this.checkRound(t);
        return model.round(t);
      }
      case 'named':
        if (law.name !== 'p_limit') return model.named(law.name);
        return model.limit?.() ?? unanswerable('the limit of this loop is not known in closed form');
      case 'curate':
        return law.among === undefined
          ? model.curate(this.law(law.of))
          : this.curateAmong(this.law(law.of), Number(this.integer(law.among)));
      case 'tilt':
        return model.tilt(this.law(law.of));
      case 'train':
      case 'binned':
      case 'next':
        return model[law.kind]?.(this.law(law.of)) ?? unanswerable(`this model has no ${law.kind}(law)`);
      case 'given':
        return model.given(this.law(law.of), this.event(law.event));
    }
  }
}

/**
 * Evaluates both sides of a claim and decides the comparison.
 * @throws UnanswerableError when the model has no answer to a question the claim asks
 * @throws UndefinedValueError when a side is undefined there (x/0, conditioning on an event of probability 0)
 * @throws NotRepresentableError when this rung's arithmetic cannot hold a value on the way
 */
export function evaluate<T, L, O, V>(
  claim: Claim,
  model: Interpretation<T, L, O, V>,
  assignment: Assignment,
): Evaluation<T> {
  const evaluator = new Evaluator(model, assignment);
  const left = evaluator.scalar(claim.left);
  const right = evaluator.scalar(claim.right);
  return { left, right, ...model.arithmetic.decide(claim.relation, left, right) };
}
