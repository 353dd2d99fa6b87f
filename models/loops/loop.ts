/**
 * A loop, as data: the law from which candidates are drawn, the choice of one of K, the mixture with real data, and the
 * learner of the mixture.
 *
 * Parts use only the operations of `LawOperations<L>`, so one definition runs on every closed-form model and at every
 * rung of the ladder. A variant of the loop is a new part, not a new program.
 *
 * Source: Ferbach et al. 2024 (arXiv:2407.09499), section 2; restated in `docs/theory.md`.
 */
import { type ModelKind, type Rational, UnanswerableError, type UsersOfDomain } from '../../theory';
import type { ChoiceRule, VectorRule } from './choice-rule';
import type { LimitRule } from './limits';

/** K: a whole number ≥ 1, or `Infinity` for the limit of many candidates. */
export type Candidates = number;

/** λ ≥ 0, or `'infinity'` for the fully synthetic loop. */
export type Lambda = Rational | 'infinity';

/** What the law is contaminated with that a learner fits: a point mass at the atom of this position, or the uniform law. */
export type ErrorTarget = number | 'uniform';

/** Curation by discrete choice: one of K candidates is kept with probability proportional to `w^power`. */
export interface Choice {
  readonly candidates: Candidates;
  /** 1 is Bradley–Terry / Plackett–Luce, 0 ignores the reward, −1 prefers the worst. */
  readonly power: -1 | 0 | 1;
}

/** The operations on laws with finitely many atoms, whose masses and weights are known one by one. */
export interface FiniteOperations<L> {
  /** The shares of the users, which sum to 1; empty if there is only one reward. */
  readonly shares: readonly Rational[];
  /** The law of the kept candidate when one of `candidates` is chosen by the rule. */
  choose(law: L, rule: ChoiceRule, candidates: Candidates): L;
  /** The law conditioned on the atoms of largest w in its support: the limit of best-of-K. */
  concentrate(law: L): L;
  /** The empirical law of `size` i.i.d. draws, which the seed determines. */
  sample(law: L, size: number, seed: number): L;
  /** Applies a rule on whole vectors of masses to some laws. */
  transform(laws: readonly L[], rule: VectorRule): L;
  /**
   * The law of what a choice keeps of the answers to each prompt, `Σ_x p(x) C(p(·|x))`: the masses of the prompts stay. `choose` gets the operations on the
   * answers to one prompt, and their law. @throws UnanswerableError for atoms that answer no prompts
   */
  withinPrompts(law: L, choose: (ops: LawOperations<L>, law: L) => L): L;
}

/** The operations on a law `L` of a closed-form model. Each returns a new law. */
export interface LawOperations<L> {
  /** Absent for models whose laws have no atoms, or too many. */
  readonly finite?: FiniteOperations<L>;
  /** `p·H^K_p`: the law of the kept candidate. */
  curate(law: L, choice: Choice): L;
  /** `(ref + λ·synthetic)/(1 + λ)`. */
  mix(reference: L, synthetic: L, lambda: Lambda): L;
  /** The maximum-likelihood fit of the model's exponential family to a law: moment matching. */
  fit(law: L): L;
  /** The law of the model's family that is fit to i.i.d. draws from a law. Absent for models with `finite.sample`. */
  fitToSample?(law: L, fit: SampleFit): L;
  /**
   * The fit to a new sample of `law` together with all samples of earlier rounds, to which `earlier` was fitted. Absent where samples are not
   * kept.
   */
  fitToBatches?(law: L, fit: SampleFit, earlier: EarlierBatches<L>): L;
  /**
   * The law of the variance of `reference` whose mean averages those of points of each of the two laws, weighted 1 : λ. Absent for models
   * without a mean.
   */
  averageOfMeans?(reference: L, synthetic: L, sizes: TwoSizes, lambda: Lambda): L;
  /** A fit that is off by at most ε in total variation, ε-contaminated: `(1 − ε) law + ε target`. Source: Huber 1964. */
  misfit(law: L, epsilon: Rational, target: ErrorTarget): L;
}

/** The operations on atoms. @throws UnanswerableError on a model without them */
export function finite<L>(ops: LawOperations<L>): FiniteOperations<L> {
  if (ops.finite === undefined)
    throw new UnanswerableError('this part of the loop is defined on finitely many atoms only');
  return ops.finite;
}

/** The fit of the model's family to a sample. */
export interface SampleFit {
  readonly size: number;
  /** The divisor of the sum of squares: n for maximum likelihood, n − 1 for an unbiased variance. */
  readonly divisor: 'n' | 'n - 1';
}

/** The numbers of points of two samples. */
export interface TwoSizes {
  readonly real: number;
  readonly synthetic: number;
}

/** The samples of the rounds so far, each of the size of the new one. */
export interface EarlierBatches<L> {
  /** The fit to all of them. */
  readonly law: L;
  /** Their number, at least 1. */
  readonly batches: number;
}

/** The sample of a learner that fits n samples. */
export interface Sampling {
  readonly size: number;
  /** The seed of the run, from which each round derives its own. */
  readonly seed: number;
}

/** The input of a loop at round t. */
export interface Round<L> {
  /** `p_0 … p_t`. */
  readonly history: readonly [L, ...L[]];
  /** The law of the real data. It need not be representable if the loop never asks for it. */
  readonly reference: () => L;
  readonly candidates: Candidates;
  readonly lambda: Lambda;
  readonly epsilon: Rational;
  /** The targets of the fitting errors, in turn from round to round. @defaultValue the first atom in every round */
  readonly errorTowards?: readonly ErrorTarget[] | undefined;
  /** Present on instances with finite samples. */
  readonly sampling?: Sampling | undefined;
}

/** The requirements of a loop on instances. By default there are none. */
export interface Needs {
  /** The values of K for which the loop is defined; `max` below `min` stands for K = ∞ alone. */
  readonly candidates?: { readonly min: number; readonly max: number; readonly infinite: boolean };
  /** Several users, each with their own reward; that of the first is log w. */
  readonly users?: UsersOfDomain;
  /** The largest K^rounds for which exact masses are affordable, if it is smaller than for the paper's loop. */
  readonly growth?: number;
  /**
   * A round depends on its number or on models before the newest one, so a search takes up to so many rounds at least: what is wrong only later is not
   * seen in the first one. @defaultValue the rounds of the statement
   */
  readonly rounds?: number;
  /** How many laws before the newest one a round depends on: up to so many, or all. @defaultValue not told */
  readonly memory?: number | 'all';
  /** Its steps are made in exact numbers only. */
  readonly exact?: true;
  /** Its choice may depend on the order of the candidates, all of which are tried. */
  readonly orders?: true;
  /** The learner fits n samples. */
  readonly samples?: true;
  /** The loop takes roots of weights, which are exact if the weights are squares. */
  readonly squares?: true;
  /** Its choice depends on the masses of candidates, under the model and under the real data. */
  readonly masses?: true;
  /** The law of the real data gives every atom mass. */
  readonly positiveReference?: true;
  /** Every atom answers one of several prompts, whose masses are the same under p_0, p_ref and q. */
  readonly prompts?: true;
  /** The loop has no real data, λ = ∞; it is not defined for any other λ. */
  readonly synthetic?: true;
  /** Why statements about a constant λ do not apply to the loop. */
  readonly ownMixture?: string;
  /**
   * The λ of the rounds, where it changes from round to round. Searches ask statements about λ all the same, of the given one, to show which bounds
   * survive; trained models are not asked.
   */
  readonly schedule?: string;
  /** The kinds of model on which the loop runs. */
  readonly models?: readonly ModelKind[];
}

/** The K for which a loop is declared, in words. */
export function candidateWords({ min, max, infinite }: NonNullable<Needs['candidates']>): string {
  if (max < min) return '∞';
  return `${min === max ? min : `${min} to ${max}`}${infinite ? ' and ∞' : ''}`;
}

/** The parts that a loop's step is made of. */
export type StepParts = Pick<Loop, 'update' | 'source' | 'curate' | 'learn'>;

/** The limit at K = ∞ of a fully synthetic loop with these parts. */
interface LoopLimit {
  readonly rule: LimitRule;
  readonly of: StepParts;
}

/**
 * A self-consuming loop: the law that candidates are drawn from, the choice among them, and the learner of the next model.
 * @example
 * const loop: Loop = loopOf('noisy-choice');
 * console.log(loop.title, loop.formula);
 */
export interface Loop {
  readonly id: string;
  /** A description of the loop in one line. */
  readonly title: string;
  /** The update as a formula, in plain text. */
  readonly formula?: string;
  /** The source of the loop. */
  readonly reference?: string;
  readonly needs?: Needs;
  /**
   * p_{t+1}, for a loop that is given as one step instead of three parts. The law of its kept candidates is then
   * unknown.
   */
  readonly update?: <L>(ops: LawOperations<L>, round: Round<L>) => L;
  /** The law from which candidates are drawn; in a correct loop this is the newest, `p_t`. */
  readonly source: <L>(ops: LawOperations<L>, round: Round<L>) => L;
  /** The law of the kept candidate when candidates are drawn from `law`. */
  readonly curate: <L>(ops: LawOperations<L>, law: L, candidates: Candidates) => L;
  /** The next model from the kept candidates and the real data. */
  readonly learn: <L>(ops: LawOperations<L>, curated: L, round: Round<L>) => L;
  /** The known limit. It does not apply to a copy with a changed part (`limitOf`). */
  readonly limit?: LoopLimit;
}

/** The limit of the fully synthetic loop at K = ∞, or undefined if it is not known for the loop's parts. */
export function limitOf({ limit, update, source, curate, learn }: Loop): LimitRule | undefined {
  if (limit === undefined) return undefined;
  const { of, rule } = limit;
  const same = of.update === update && of.source === source && of.curate === curate && of.learn === learn;
  return same ? rule : undefined;
}

/** `p_{t+1}` of a loop. */
export function step<L>(loop: Loop, ops: LawOperations<L>, round: Round<L>): L {
  if (loop.update) return loop.update(ops, round);
  return loop.learn(ops, loop.curate(ops, loop.source(ops, round), round.candidates), round);
}

/** The newest law of a round, `p_t`. */
export function newest<L>({ history }: Round<L>): L {
  return history[history.length - 1] as L;
}
