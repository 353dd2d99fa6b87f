/**
 * A loop, as data: how one of K is chosen, from which law the candidates are drawn, how real data is mixed in, and what
 * the learner makes of the mixture.
 *
 * Parts are written against `LawOperations<L>`, the few things that can be done to a law, so that one definition runs on
 * every closed-form model and at every rung of the ladder. A variant of the loop is a new part, not a new program.
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

/** Curation by discrete choice: of K candidates one is kept with probability proportional to `w^power`. */
export interface Choice {
  readonly candidates: Candidates;
  /** 1 is Bradley–Terry / Plackett–Luce, 0 ignores the reward, −1 prefers the worst. */
  readonly power: -1 | 0 | 1;
}

/** What can be done to laws on finitely many atoms, whose masses and weights are known one by one. */
export interface FiniteOperations<L> {
  /** Shares of the users, in sum 1; empty where there is one reward only. */
  readonly shares: readonly Rational[];
  /** The law of the kept candidate when one of `candidates` is chosen by the rule. */
  choose(law: L, rule: ChoiceRule, candidates: Candidates): L;
  /** The law given the atoms of largest w in its support: the limit of best-of-K. */
  concentrate(law: L): L;
  /** The empirical law of `size` i.i.d. draws; which ones is a function of the seed. */
  sample(law: L, size: number, seed: number): L;
  /** What a rule on whole vectors of masses makes of some laws. */
  transform(laws: readonly L[], rule: VectorRule): L;
}

/** What can be done to a law `L` of a closed-form model. Each returns a new law. */
export interface LawOperations<L> {
  /** Absent on models whose laws have no atoms, or too many. */
  readonly finite?: FiniteOperations<L>;
  /** `p·H^K_p`: the law of the kept candidate. */
  curate(law: L, choice: Choice): L;
  /** `(ref + λ·synthetic)/(1 + λ)`. */
  mix(reference: L, synthetic: L, lambda: Lambda): L;
  /** The maximum-likelihood fit of the model's exponential family to a law: moment matching. */
  fit(law: L): L;
  /** The member of the model's family that is fit to i.i.d. draws from a law. Absent where samples are drawn point by point (`finite`). */
  fitToSample?(law: L, fit: SampleFit): L;
  /** A fit that is off by at most ε in total variation: `(1 − ε) law + ε δ`, towards one fixed atom. */
  misfit(law: L, epsilon: Rational): L;
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
  /** What the sum of squares is divided by: n by maximum likelihood, n − 1 for an unbiased variance. */
  readonly divisor: 'n' | 'n - 1';
}

/** How a learner that fits n samples comes by them. */
export interface Sampling {
  readonly size: number;
  /** Of the run: each round derives its own from it. */
  readonly seed: number;
}

/** What a loop sees at round t. */
export interface Round<L> {
  /** `p_0 … p_t`. */
  readonly history: readonly [L, ...L[]];
  readonly reference: L;
  readonly candidates: Candidates;
  readonly lambda: Lambda;
  readonly epsilon: Rational;
  /** Present on instances with finite samples. */
  readonly sampling?: Sampling | undefined;
}

/** Where a loop is defined, and what its instances must have. Everything by default. */
export interface Needs {
  /** The K it is defined for. */
  readonly candidates?: { readonly min: number; readonly max: number; readonly infinite: boolean };
  /** Several users, each with a reward of its own, the first of them with w. */
  readonly users?: UsersOfDomain;
  /** Largest K^rounds for which exact masses stay affordable, where that is below what the paper's loop can do. */
  readonly growth?: number;
  /** The learner fits n samples. */
  readonly samples?: true;
  /** Roots of weights occur: instances whose weights are squares keep it exact. */
  readonly squares?: true;
  /** Why statements about a constant λ do not speak about it. */
  readonly ownMixture?: string;
  /** The kinds of model it runs on. */
  readonly models?: readonly ModelKind[];
}

/** The parts that a loop's step is made of. */
export type StepParts = Pick<Loop, 'update' | 'source' | 'curate' | 'learn'>;

/** Where a fully synthetic loop of these parts ends at K = ∞. */
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
  /** One line: what this loop does. */
  readonly title: string;
  /** The update as a formula, in plain text. */
  readonly formula?: string;
  /** Where it comes from. */
  readonly reference?: string;
  readonly needs?: Needs;
  /** p_{t+1}, of a loop that is given as one step: it stands in place of the three parts, and of the kept candidates nothing is known. */
  readonly update?: <L>(ops: LawOperations<L>, round: Round<L>) => L;
  /** The law candidates are drawn from; in a correct loop the newest, `p_t`. */
  readonly source: <L>(ops: LawOperations<L>, round: Round<L>) => L;
  /** The law of the kept candidates when drawing from `law`. */
  readonly curate: <L>(ops: LawOperations<L>, law: L, candidates: Candidates) => L;
  /** The next model from the kept candidates and the real data. */
  readonly learn: <L>(ops: LawOperations<L>, curated: L, round: Round<L>) => L;
  /** What is known of its end; a copy with another part has none (`limitOf`). */
  readonly limit?: LoopLimit;
}

/** Where the fully synthetic loop ends at K = ∞, if that is known of a loop with its parts. */
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
