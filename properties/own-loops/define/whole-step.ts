/**
 * A loop given by its whole update on vectors of masses: `p_{t+1} = step(p_t, …)`.
 *
 * The law of the kept candidates of such a loop is unknown, so claims with `curate(law)` are unanswerable on it.
 */
import { type Loop, type VectorRule, finite, newest } from '../../../models';
import { type Field, Q, type Rational, UnanswerableError } from '../../../theory';
import { numberIn } from './exact-number';
import { ruleField } from './rule-field';

/**
 * The arguments of a step besides p. All numbers belong to the field.
 * @example
 * const tilted = <T>(p: readonly T[], { w }: StepContext<T>, F: Field<T>): readonly T[] => p.map((mass, i) => F.mul(mass, w[i] ?? mass));
 */
export interface StepContext<T> {
  /** Weights `e^r > 0`, one per atom. */
  readonly w: readonly T[];
  /** Weights by user, `users[u][atom]`; empty if there is only one reward. */
  readonly users: readonly (readonly T[])[];
  /** The law of the real data. */
  readonly pRef: readonly T[];
  /** A whole number of at least 1, or Infinity. */
  readonly K: number;
  /** λ ≥ 0, or `'infinity'`. */
  readonly lambda: T | 'infinity';
  /** λ/(1 + λ), and 1 for λ = ∞: the share of synthetic data. */
  readonly share: T;
  /** The round, from 0. */
  readonly t: number;
}

/**
 * Returns the masses of p_{t+1}: one per atom, at least 0, with sum 1.
 * @example
 * const square: StepRule = (p, _about, F) => {
 *   const squares = p.map((mass) => F.mul(mass, mass));
 *   return squares.map((mass) => F.div(mass, F.sum(squares)));
 * };
 */
export type StepRule = <T>(p: readonly T[], about: StepContext<T>, field: Field<T>) => readonly T[];

/** A step of a user, with a field that refuses everything that is not its number. */
export const stepRule =
  (step: StepRule): StepRule =>
  (p, about, field) =>
    step(p, about, ruleField(field));

/** The parts of a round that are plain numbers. */
export interface RoundNumbers {
  readonly K: number;
  readonly lambda: Rational | 'infinity';
  readonly t: number;
}

/** The context of a step in a field. */
export function stepContext<T>(
  { w, users, pRef }: Pick<StepContext<T>, 'w' | 'users' | 'pRef'>,
  { K, lambda, t }: RoundNumbers,
  F: Field<T>,
): StepContext<T> {
  const share = lambda === 'infinity' ? Q.one : Q.div(lambda, Q.add(Q.one, lambda));
  const shown = lambda === 'infinity' ? lambda : numberIn(F, lambda);
  return { w, users, pRef, K, lambda: shown, share: numberIn(F, share), t };
}

const unknown = (): never => {
  throw new UnanswerableError('the loop is given as a whole step: the law of its kept candidates is not known');
};

/** The functions of the loop with the given update. */
export function wholeStep(rule: StepRule): Pick<Loop, 'update' | 'source' | 'curate' | 'learn'> {
  return {
    update: (ops, round) => {
      const { candidates: K, lambda, history, reference } = round;
      const numbers = { K, lambda, t: history.length - 1 };
      const masses: VectorRule = ([p = [], pRef = []], weights, F) => {
        const users = (weights[0]?.users ?? []).map((_, u) => weights.map((each) => each.users[u] ?? each.w));
        const w = weights.map((each) => each.w);
        return rule(p, stepContext({ w, users, pRef }, numbers, F), F);
      };
      return finite(ops).transform([newest(round), reference()], masses);
    },
    source: (_ops, round) => newest(round),
    curate: unknown,
    learn: unknown,
  };
}
