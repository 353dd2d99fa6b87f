/** Where claims are evaluated: a model on one rung, the values of the bound variables, and the values of parts that are known there. */
import type { Arithmetic } from '../../arithmetic';
import { UndefinedValueError, unanswerable } from '../../errors';
import type { Draws, Interpretation } from '../interpretation';
import type { NamedObservable } from '../names';
import type { Assignment, AtomName, Evaluator, LastRounds, ScalarCode } from '../tree';

export class ModelEvaluator<T, L, O, V> implements Evaluator<T, L, O, V> {
  readonly arithmetic: Arithmetic<T>;
  t = 0;
  x: number | undefined;
  y: number | undefined;
  atInfinity = false;
  private round: number | undefined;
  private knownK: T | undefined;
  private drawn: Draws<T> | undefined;
  /** The atoms that E_pair and E_triple are at now, one from each law. */
  private drawnAtoms: readonly number[] | undefined;
  private weights: O | undefined;

  /** @param known the values of parts; absent for a model that is asked once */
  constructor(
    readonly model: Interpretation<T, L, O, V>,
    readonly known: unknown[] | undefined,
  ) {
    this.arithmetic = model.arithmetic;
  }

  /** Goes to an assignment. @param speaks whether the claim speaks of K */
  goTo({ t, s, atoms }: Assignment, speaks: boolean): void {
    this.t = t;
    this.round = s;
    this.x = atoms.x;
    this.y = atoms.y;
    this.drawn = undefined;
    this.drawnAtoms = undefined;
    this.weights = undefined;
    this.atInfinity = speaks && this.K() === this.arithmetic.infinity;
  }

  K(): T {
    return (this.knownK ??= this.model.scalar('K'));
  }

  s(): number {
    return this.round ?? unanswerable('the round s outside a sum or a maximum over rounds');
  }

  atom(name: AtomName): number {
    return this[name] ?? unanswerable(`${name} stands for no atom here`);
  }

  draws(): Draws<T> {
    return this.drawn ?? unanswerable('a draw outside E_draws');
  }

  atDraw(index: number): number {
    return this.drawnAtoms?.[index] ?? unanswerable('a draw outside E_pair and E_triple');
  }

  user(name: NamedObservable): O {
    return this.weights ?? unanswerable(`${name} outside E_users`);
  }

  /** A definition may contain another average or sum, so what is around it is restored afterwards, here and below. */
  given(draws: Draws<T>, of: ScalarCode): T {
    const outer = this.drawn;
    this.drawn = draws;
    try {
      return of(this);
    } finally {
      this.drawn = outer;
    }
  }

  atAtoms(drawn: readonly number[], of: ScalarCode): T {
    const outer = this.drawnAtoms;
    this.drawnAtoms = drawn;
    try {
      return of(this);
    } finally {
      this.drawnAtoms = outer;
    }
  }

  withAtom(name: AtomName, position: number, of: ScalarCode): T {
    const outer = this[name];
    this[name] = position;
    try {
      return of(this);
    } finally {
      this[name] = outer;
    }
  }

  forUser(weights: O, of: ScalarCode): T {
    const outer = this.weights;
    this.weights = weights;
    try {
      return of(this);
    } finally {
      this.weights = outer;
    }
  }

  atRound(s: number, of: ScalarCode): T {
    const outer = this.round;
    this.round = this.existing(s);
    try {
      return of(this);
    } finally {
      this.round = outer;
    }
  }

  inRun(run: Interpretation<T, L, O, V>, of: ScalarCode): T {
    const inner = new ModelEvaluator(run, undefined);
    inner.t = this.t;
    inner.round = this.round;
    inner.x = this.x;
    inner.y = this.y;
    inner.atInfinity = this.atInfinity;
    return of(inner);
  }

  existing(round: number): number {
    const { rounds } = this.model;
    if (round > rounds) throw new UndefinedValueError(`round ${round} is past the last, ${rounds}`);
    return round;
  }

  lastRound({ fixed = 0, fromT }: LastRounds): number {
    return this.existing(Math.max(fixed, fromT === undefined ? 0 : this.t + fromT));
  }
}
