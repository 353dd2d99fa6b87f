/**
 * Rules on vectors of masses: a loop given by its whole update, `p_{t+1} = step(p_t, …)`, and the law that candidates are drawn from, `source(p_t, …)`.
 *
 * The law of the kept candidates of a whole step is unknown, so claims with `curate(law)` are unanswerable on it.
 */
import {
  type LawOperations,
  type Loop,
  type Round,
  type SourcePart,
  type VectorRule,
  type Weighed,
  finite,
  newest,
} from '../../../models';
import { type Field, InputError, Q, type Rational, UnanswerableError } from '../../../theory';
import { numberIn } from './exact-number';
import { ruleField } from './rule-field';

/**
 * The arguments of a step, or of a source, besides p. All numbers belong to the field.
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
  /**
   * The laws before p, the oldest first: `past.at(-1)` is p_{t−1}. All of them, or the last m of them with `needs: { past: m }`; in the first rounds there are
   * fewer, and none at t = 0. @throws InputError unless `needs.past` is declared
   */
  readonly past: readonly (readonly T[])[];
  /** The prompt that each atom answers, from 0. @throws InputError unless `needs.prompts` is declared */
  readonly prompts: readonly number[];
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

/** What a rule is told besides p, weights and the law of the real data. */
export interface Told {
  /** How many laws before p. @defaultValue none */
  readonly past?: number | 'all' | undefined;
  /** Whether it is told the prompt of each atom. @defaultValue false */
  readonly prompts?: boolean | undefined;
}

/** What only a rule that declares it is told. */
type Declared = 'past' | 'prompts';

/** What a step is told of a round. What it does not declare is no field of it: to read that is an error that names the remedy. */
class RoundContext<T> implements StepContext<T> {
  declare readonly w: readonly T[];
  declare readonly users: readonly (readonly T[])[];
  declare readonly pRef: readonly T[];
  declare readonly K: number;
  declare readonly lambda: T | 'infinity';
  declare readonly share: T;
  declare readonly t: number;

  constructor(fields: Omit<StepContext<T>, Declared>, declared: Partial<Pick<StepContext<T>, Declared>>) {
    Object.assign(this, fields);
    for (const [name, value] of Object.entries(declared))
      Object.defineProperty(this, name, { value, enumerable: true });
  }

  get past(): never {
    throw new InputError(
      'the rule reads past, the laws before p, and does not declare it; add needs: { past: true } to its definition, or the number of laws, as in needs: { past: 2 }',
    );
  }

  get prompts(): never {
    throw new InputError(
      'the rule reads prompts, the prompt of each atom, and does not declare it; add needs: { prompts: true } to its definition',
    );
  }
}

/** The parts of a round that are plain numbers. */
export interface RoundNumbers {
  readonly K: number;
  readonly lambda: Rational | 'infinity';
  readonly t: number;
}

/** The laws and weights of a round. */
export type RoundVectors<T> = Pick<StepContext<T>, 'w' | 'users' | 'pRef'> & Partial<Pick<StepContext<T>, Declared>>;

/** The context of a step in a field. */
export function stepContext<T>(
  { w, users, pRef, ...declared }: RoundVectors<T>,
  { K, lambda, t }: RoundNumbers,
  F: Field<T>,
): StepContext<T> {
  const share = lambda === 'infinity' ? Q.one : Q.div(lambda, Q.add(Q.one, lambda));
  const shown = lambda === 'infinity' ? lambda : numberIn(F, lambda);
  const known = { w, users, pRef, K, lambda: shown, share: numberIn(F, share), t };
  return new RoundContext(known, declared);
}

/** @throws UnanswerableError on an instance without prompts */
function promptOf({ prompt }: Weighed<unknown>): number {
  if (prompt === undefined) throw new UnanswerableError('an instance without prompts, which this loop needs');
  return prompt;
}

/** The law that a rule on vectors gives in a round. */
function applied<L>(rule: StepRule, told: Told, ops: LawOperations<L>, round: Round<L>): L {
  const { candidates: K, lambda, history, reference } = round;
  const t = history.length - 1;
  const first = told.past === undefined ? t : told.past === 'all' ? 0 : Math.max(0, t - told.past);
  const masses: VectorRule = ([p = [], pRef = [], ...past], weights, F) => {
    const users = (weights[0]?.users ?? []).map((_, u) => weights.map((each) => each.users[u] ?? each.w));
    const w = weights.map((each) => each.w);
    const prompts = told.prompts ? { prompts: weights.map(promptOf) } : {};
    const vectors = { w, users, pRef, ...(told.past === undefined ? {} : { past }), ...prompts };
    return rule(p, stepContext(vectors, { K, lambda, t }, F), F);
  };
  return finite(ops).transform([newest(round), reference(), ...history.slice(first, t)], masses);
}

/** The law of the candidates by a rule of a user. */
export const sourceBy =
  (rule: StepRule, told: Told): SourcePart['source'] =>
  (ops, round) =>
    applied(rule, told, ops, round);

const unknown = (): never => {
  throw new UnanswerableError('the loop is given as a whole step: the law of its kept candidates is not known');
};

/** The functions of the loop with the given update. */
export function wholeStep(rule: StepRule, told: Told): Pick<Loop, 'update' | 'source' | 'curate' | 'learn'> {
  return {
    update: (ops, round) => applied(rule, told, ops, round),
    source: (_ops, round) => newest(round),
    curate: unknown,
    learn: unknown,
  };
}
