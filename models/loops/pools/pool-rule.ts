/**
 * The choice of a loop as a procedure on a pool of candidates: how many are drawn i.i.d., and which of them is kept.
 *
 * A choice among K of what a rule of size s keeps makes a pool of K·s candidates, s for each. A mixture of two rules keeps by one of them, drawn by share,
 * so a rule that mixes users or lapses is one pool too. One candidate is kept of every pool, and its law is that which the loop computes on closed-form
 * models.
 */
import { InputError, UnanswerableError, numberField } from '../../../theory';
import type { RandomStream } from '../../random';
import {
  type ChoiceRule,
  type KeepRule,
  type LuceRule,
  readsMasses,
  type SuccessiveRule,
  type Weighed,
} from '../choice-rule';
import type { Candidates, Choice } from '../loop';
import { largest } from './largest';
import { inProportion } from './proportion';

/** A rule in the words of a trace. */
type NamedChoice =
  { readonly kind: 'luce'; readonly temperature?: number } | { readonly kind: 'best' } | { readonly kind: 'uniform' };

/** Which of the candidates of a pool is kept. */
export interface PoolRule {
  /** Number of candidates of a pool. */
  readonly size: number;
  /** The position of the candidate that is kept, of `size` candidates. Candidates with the same weights are different objects. */
  readonly keep: (candidates: readonly Weighed<number>[], random: RandomStream) => number;
  /** The rule in the words of a trace, if it has some. */
  readonly named?: NamedChoice | undefined;
}

/** The rule of a law of which nothing is chosen: its only candidate is kept. */
export const singleRule: PoolRule = { size: 1, keep: () => 0 };

/** The position of the candidate that is picked among some. */
type Pick = PoolRule['keep'];

/** The rule that picks among K candidates that another rule keeps. @throws UnanswerableError for K = ∞ */
function among(rule: PoolRule, candidates: Candidates, pick: Pick, named?: NamedChoice): PoolRule {
  if (candidates === Infinity) throw new UnanswerableError('K = ∞ cannot be sampled; choose a finite K');
  const { size: part } = rule;
  if (part === 1) return { size: candidates, keep: pick, named };
  const starts = Array.from({ length: candidates }, (_, k) => k * part);
  return {
    size: candidates * part,
    keep: (pool, random) => {
      const kept = starts.map((from) => from + rule.keep(pool.slice(from, from + part), random));
      const choice = pick(
        kept.map((position) => pool[position] as Weighed<number>),
        random,
      );
      return kept[choice] ?? 0;
    },
  };
}

/** `w^power`. */
const powers: Readonly<Record<Choice['power'], (weighed: Weighed<number>) => number>> = {
  [-1]: ({ w }) => w ** -1,
  0: () => 1,
  1: ({ w }) => w,
};

const NAMED: Readonly<Record<Choice['power'], NamedChoice | undefined>> = {
  [-1]: undefined,
  0: { kind: 'uniform' },
  1: { kind: 'luce' },
};

/** The rule that keeps one of K in proportion to `w^power`. @throws UnanswerableError for K = ∞ */
export function curatedRule(rule: PoolRule, { candidates, power }: Choice): PoolRule {
  const score = powers[power];
  return among(rule, candidates, (pool, random) => inProportion(pool.map(score), random), NAMED[power]);
}

const ONE_USER: readonly number[] = [];

/** The temperature of a score that is a power of w, `w^{1/τ}`; undefined for another one. */
function temperatureOf({ score }: LuceRule): number | undefined {
  const exponentAt = (w: number): number =>
    Math.log(score({ w, users: ONE_USER }, numberField) / score({ w: 1, users: ONE_USER }, numberField)) / Math.log(w);
  try {
    const [exponent, again] = [exponentAt(4), exponentAt(9)];
    return exponent > 0 && Math.abs(exponent - again) < 1e-12 ? 1 / exponent : undefined;
  } catch (error) {
    if (error instanceof UnanswerableError) return undefined; // The score asks for users.
    throw error;
  }
}

const weightsOf = (pool: readonly Weighed<number>[]): string =>
  pool.map(({ w, users }) => (users.length > 1 ? `(${users.join(', ')})` : String(w))).join(', ');

/** What a rule of a user returns. @throws InputError with the message of what it throws */
function called<R>(rule: () => R, pool: readonly Weighed<number>[]): R {
  try {
    return rule();
  } catch (error) {
    if (error instanceof InputError || error instanceof UnanswerableError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new InputError(
      `the rule of the loop throws on candidates of the weights ${weightsOf(pool)}: ${message}; let it return for every weight above 0`,
    );
  }
}

/** The scores of some candidates. @throws InputError for a score that is negative, infinite or not a number, and for a rule that throws */
export function scoresOf({ score }: LuceRule, pool: readonly Weighed<number>[]): readonly number[] {
  const scores = called(() => pool.map((weighed) => score(weighed, numberField)), pool);
  if (scores.every((value) => value >= 0 && value < Infinity)) return scores;
  throw new InputError(
    `the scores of candidates of the weights ${weightsOf(pool)} are ${scores.map(String).join(', ')}; a score is a finite number above 0`,
  );
}

/** Draws candidates in proportion to their scores, without replacement; keeps that of a random one of the m places. */
const successively =
  ({ by, places }: SuccessiveRule, candidates: number): Pick =>
  (pool, random) => {
    const left = scoresOf(by, pool).map((score, k) => ({ k, score }));
    const draw = (): number => {
      const at = inProportion(
        left.map(({ score }) => score),
        random,
      );
      return left.splice(at, 1)[0]?.k ?? 0;
    };
    for (let before = random.index(Math.min(places, candidates)); before > 0; before -= 1) draw();
    return draw();
  };

/** How much probabilities may differ from the sum 1. */
const TOLERANCE = 1e-9;

/** The probabilities of some candidates. @throws InputError for what are none, and for a rule that throws */
export function probabilitiesOf({ keep }: KeepRule, pool: readonly Weighed<number>[]): readonly number[] {
  const kept: unknown = called(() => keep(pool, numberField), pool);
  const numbers = Array.isArray(kept) ? (kept as readonly number[]) : [];
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (numbers.length === pool.length && numbers.every((number) => number >= 0) && Math.abs(sum - 1) <= TOLERANCE)
    return numbers;
  throw new InputError(
    `for candidates of the weights ${weightsOf(pool)} the rule of the loop gives ${String(kept)}; give ${pool.length} probabilities of sum 1`,
  );
}

/**
 * The rule of a choice by scores, probabilities or ranks among K.
 * @throws UnanswerableError for K = ∞, and for a rule that depends on masses, which samples do not tell
 */
export function chosenRule(rule: PoolRule, by: ChoiceRule, candidates: Candidates): PoolRule {
  if (readsMasses(by))
    throw new UnanswerableError(
      'its rule depends on the masses of candidates (needs.masses), and a model that is only sampled does not tell them',
    );
  switch (by.kind) {
    case 'luce': {
      const temperature = temperatureOf(by);
      return among(
        rule,
        candidates,
        (pool, random) => inProportion(scoresOf(by, pool), random),
        temperature === undefined ? undefined : { kind: 'luce', temperature },
      );
    }
    case 'keep':
      return among(rule, candidates, (pool, random) => inProportion(probabilitiesOf(by, pool), random));
    case 'truncation': {
      const places = Math.min(by.places, candidates);
      const byRank: Pick = (pool, random) => {
        const best = largest(pool, ({ w }) => w, places, random);
        return best[random.index(best.length)] ?? 0;
      };
      return among(rule, candidates, byRank, by.places === 1 ? { kind: 'best' } : undefined);
    }
    case 'successive':
      return among(rule, candidates, successively(by, candidates));
  }
}

/**
 * The rule that keeps by `second` with a probability, else by `first`. A rule of fewer candidates than the pool has chooses from one of its blocks of so many,
 * drawn at random.
 * @param share the probability of `second`, in [0, 1]
 */
export function mixedRule(first: PoolRule, second: PoolRule, share: number): PoolRule {
  const size = Math.max(first.size, second.size);
  return {
    size,
    keep: (pool, random) => {
      const rule = random.uniform() < share ? second : first;
      const from = rule.size * random.index(Math.floor(size / rule.size));
      return from + rule.keep(pool.slice(from, from + rule.size), random);
    },
  };
}
