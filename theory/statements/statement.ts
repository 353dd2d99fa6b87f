/**
 * A statement, as data.
 *
 * A statement has claims in the claim language, the hypotheses that they need, and the domain of its instances. For
 * every hypothesis it says how to drop it and what must happen then: dropping a hypothesis that is needed yields a
 * counterexample. It also lists the wrong loops (mutants) that it must refute: a statement that cannot fail proves
 * nothing.
 *
 * A statement that is not a theorem has an expected verdict: it is refuted, or open.
 */

import type { Rational } from '../arithmetic';
import type { ModelKind } from '../model-kinds';
import type { ClaimParts } from './claim-parts';
import type { StatementId } from './ids';

/**
 * The origin of a statement. `derived`: proved for this project, with the proof in the statement's file. `conjectured`:
 * found in this project, and not proved.
 */
interface Source {
  readonly kind: 'published' | 'restated' | 'derived' | 'conjectured';
  readonly reference: string;
}

/**
 * How close the tightest case of a search must come to the bound of a claim. `attained`: both sides are equal and not 0 in some case.
 * A number: the smallest positive margin, which is the slack relative to the larger side, is at most this. A weakened bound does
 * not come as close.
 */
export type Tightness = 'attained' | number;

export interface ClaimSpec {
  /** The letter of the claim within the statement. */
  readonly id: string;
  readonly says: string;
  /** A comparison in the claim language, quantified over every round t and atom x, y that it mentions. */
  readonly claim: string;
  /** Restricts the quantifiers to the rounds and atoms where this comparison holds. */
  readonly when?: string;
  /** The models that the claim is about; by default those of the statement. */
  readonly models?: readonly ModelKind[];
  /**
   * Whether the claim is about learned models, which are sampled and fit with an error: `also` or `only` about them.
   * @defaultValue not about learned models
   */
  readonly learned?: 'also' | 'only';
  /** What a claim that compares trained models says of the loop, and of the learner. @defaultValue the claim is about the loop alone */
  readonly parts?: ClaimParts;
  /**
   * `any`: the claim is about one choice, so it holds for every λ, also outside the domain. @defaultValue the domain's
   * data
   */
  readonly data?: 'any';
  /**
   * The share of the cases of a search that must decide the claim, where fewer do by its nature, and why. A search that
   * decides it less often is weak. @defaultValue 2 %
   */
  readonly rare?: { readonly share: number; readonly because: string };
  /**
   * How close the tightest case of a search must come to the bound, one for all models or by model. A long search in which no
   * case comes as close is weak. Every claim with `<=` or `>=` names it. @defaultValue no requirement
   */
  readonly tightness?: Tightness | Partial<Readonly<Record<ModelKind, Tightness>>>;
}

/**
 * The set of instances that a statement is about. Generators build instances inside it; the checker still checks every
 * instance against the hypotheses.
 */
export interface Domain {
  /** K: a range of whole numbers, with or without the limit K = ∞. */
  readonly candidates: {
    readonly min: number;
    readonly max: number;
    readonly infinite: 'never' | 'sometimes' | 'always';
  };
  /**
   * The values of λ. `synthetic`: λ = ∞; `real`: 0 ≤ λ < ∞; `stable`: λ(K − 1) < 1; `sharply-stable`: λ(h_K − 1) < 1
   * with h_K = K e^D/(e^D + K − 1); `unstable`: λ(K − 1) ≥ 1. For preferences that move: `stable`: η(L_p + 2L_w) < 1 (`wei-contraction`);
   * `sharply-stable`: η(h + τ) < 1 (`co-evolving-contraction`); `unstable`: η(h + τ) ≥ 1.
   */
  readonly data: 'synthetic' | 'real' | 'stable' | 'sharply-stable' | 'unstable';
  /** `reference`: p_0 = p_ref; `free`: p_0 is any law of full support. */
  readonly start: 'reference' | 'free';
  /** The declared bound w_max: the supremum of w, or a value below or above it. */
  readonly bound: 'supremum' | 'below' | 'above';
  /** `full`: p_0 gives every atom mass; `best`: it gives the best atoms mass; `any`: any law; `best-missing`: it gives the best atom no mass. */
  readonly support: 'full' | 'best' | 'any' | 'best-missing';
  /** The fitting error ε per round: never, sometimes or always above 0. */
  readonly fit: 'exact' | 'sometimes-off' | 'off';
  /** The reward of Gaussian models: concave quadratic (bounded above) or linear (unbounded). */
  readonly reward: 'quadratic' | 'linear';
  /** The id of the loop under test, from `models/loops`. */
  readonly loop: string;
  /** Whether the statement is about this loop only, such as about a choice that other loops do not make. @defaultValue false */
  readonly onlyLoop?: boolean;
  /** Several users with weights of their own; w is the weight of the first. @defaultValue one reward */
  readonly users?: UsersOfDomain | undefined;
  /** Whether the learner fits n samples. The instance holds n and the seed of the samples. @defaultValue false */
  readonly samples?: boolean;
  /** Whether the instances have a second reward, `w_true`, which no choice sees. @defaultValue false */
  readonly secondReward?: boolean;
  /** Whether every atom answers one of several prompts, whose masses are the same under p_0, p_ref and q. @defaultValue false: there are no prompts */
  readonly prompts?: boolean;
  /** Whether all weights are squares of rationals, so that their roots are exact. @defaultValue false */
  readonly squares?: boolean;
  /** Whether p_ref gives every atom mass. @defaultValue false: it may be any law */
  readonly positiveReference?: boolean;
  /**
   * The law `p_ref`. `fixed-point`: it is made from q such that q is a fixed point of the loop at K = ∞ with real data,
   * and both give every atom mass; `gaps`: likewise, but atoms other than the best may have no mass under either;
   * `condensed`: likewise, but `p_ref` gives the best atoms no mass; `either`: `fixed-point` or `condensed`.
   * @defaultValue any law
   */
  readonly reference?: 'any' | 'fixed-point' | 'gaps' | 'condensed' | 'either';
  /**
   * For linear regressions: the data that are kept, and the points per round. @defaultValue all data, more than d + 1
   * points
   */
  readonly regression?: {
    readonly data: 'accumulate' | 'replace';
    readonly points: 'more than d + 1' | 'at most d + 1';
  };
  /**
   * For two coupled models: the map A between them. `stable`: spectral radius below 1; `normal`: also `AᵀA = AAᵀ`, in one or two dimensions;
   * `non-expanding`: also `‖Ax‖ ≤ ‖x‖`; `isolated`: A = 0; `unstable`: spectral radius at least 1. @defaultValue `stable`
   */
  readonly coupling?: 'stable' | 'normal' | 'non-expanding' | 'isolated' | 'unstable';
  /**
   * For preferences that move: the states p_0 and q. `any`: any laws, with any preferences; `one-feature`: laws on atoms of one feature, which is the preference too; `other-preference`: with any
   * preference; `mean-feature`: any laws, whose preferences are the mean features. @defaultValue `any`
   */
  readonly states?: 'any' | 'one-feature' | 'other-preference' | 'mean-feature';
  /**
   * For curved families: the log-likelihood of the real data where its derivative vanishes. `concave`: h ≥ 12 r, a maximum; `convex`: h ≤ −12 r, a minimum.
   * @defaultValue `concave`
   */
  readonly likelihood?: 'concave' | 'convex';
  /** For preferences that move: the vectors that may be longer than 1. @defaultValue no vector */
  readonly long?: 'features' | 'preferences';
}

/** The size of instances in a search. It limits tests, not where the statement holds. */
export interface TestBudget {
  /** The largest number of rounds. */
  readonly rounds: number;
  /** Whether only exact numbers decide the claims, as they do equalities: exact masses must stay short then. @defaultValue false */
  readonly exact?: boolean;
  /** The largest K^rounds at finite K. @defaultValue 130 where exact masses must stay short, else none */
  readonly growth?: number;
  /** Whether the choice may depend on the order of the candidates, all of which are tried then. @defaultValue false */
  readonly orders?: boolean;
  /** How many laws before the newest one a round depends on; the rounds go further in a share of the cases. @defaultValue not told */
  readonly memory?: number | 'all';
}

/** The instances of a search: the instances of a domain within a budget. */
export interface SearchDomain extends Domain, TestBudget {}

/** Two users with equal shares of the choices. */
export const TWO_EQUAL_USERS: UsersOfDomain = {
  count: 2,
  shares: [
    { num: 1n, den: 2n },
    { num: 1n, den: 2n },
  ],
};

export interface UsersOfDomain {
  readonly count: number;
  /** The shares of the users, which sum to 1. @defaultValue drawn */
  readonly shares?: readonly Rational[];
  /**
   * `cyclic`: three users with equal shares and rewards (M, 0, −M), (−M, M, 0), (0, −M, M) on three atoms; q and p_ref
   * are uniform. `free`: every user has arbitrary weights. @defaultValue free
   */
  readonly preferences?: 'free' | 'cyclic';
}

/** The largest finite K that statements are tested with on discrete models. Large spaces go beyond. */
export const LARGEST_K = 64;

export const DEFAULT_DOMAIN: Domain = {
  candidates: { min: 1, max: LARGEST_K, infinite: 'sometimes' },
  data: 'synthetic',
  start: 'free',
  bound: 'supremum',
  support: 'full',
  fit: 'exact',
  reward: 'quadratic',
  loop: 'curated',
};

/** How to drop a hypothesis, and what must happen then. */
interface Drop {
  /** Says in words how the instances change. */
  readonly how: string;
  readonly domain: Partial<Domain>;
  /** How the budget changes. */
  readonly budget?: Partial<TestBudget>;
  /** The model to search on; by default the first of the statement. */
  readonly model?: ModelKind;
  /** A claim to search instead, if the claims lose their meaning without the hypothesis. */
  readonly claim?: string;
  /** Restricts the quantifiers of that claim, as `when` of a claim of the statement does. */
  readonly when?: string;
  /** How the instances satisfy the hypothesis, if those of the statement's domain need not. */
  readonly kept?: Partial<Domain>;
  /**
   * What a search must find. A counterexample to a claim of its own counts only if the claim holds in every case that
   * satisfies the hypothesis; a second search checks that.
   */
  readonly expect: 'counterexample' | 'none';
  readonly because: string;
}

export interface Hypothesis {
  readonly id: string;
  readonly says: string;
  /**
   * A comparison in the claim language that every instance must satisfy; absent if the domain guarantees the
   * hypothesis.
   */
  readonly formal?: string;
  /** The ids of the claims that need the hypothesis; by default all. */
  readonly carries?: readonly string[];
  readonly drop: Drop;
}

/** The expected verdict on a statement that is not a theorem. */
export interface Expectation {
  /**
   * `refuted`: a published claim that fails as stated. The search must find a counterexample itself, within the
   * published hypotheses, on the first model. `open`: a conjecture, for which this project knows neither a proof nor a
   * counterexample.
   */
  readonly verdict: 'refuted' | 'open';
  /** Why the claim fails, or the evidence for the conjecture and the gap in its proof. */
  readonly because: string;
  /** A corrected statement that holds. */
  readonly corrected?: StatementId;
}

/** The constant of a statement beside the best known, for the report: `constants.ts` evaluates them. */
export interface Constants {
  /** What the constants bound, or what they multiply. */
  readonly says: string;
  /** In the claim language, of `K` and of `lambda` (and `eta`) or `D`. */
  readonly own: string;
  readonly best: string;
  /** The statement with the best one. */
  readonly by: StatementId;
  /** `larger`: of two lower bounds the larger is the better; `smaller`: of two upper bounds the smaller. */
  readonly better: 'larger' | 'smaller';
  /** The number along the picture, and its values as fractions, rising. */
  readonly over: 'lambda' | 'D';
  readonly values: readonly string[];
  readonly candidates: readonly number[];
}

/**
 * A lemma, theorem, published claim or conjecture: its claims, the hypotheses they need, and the instances it is about.
 * @example
 * const onGaussians = STATEMENTS.filter((statement: Statement) => statement.models.includes('gaussian'));
 */
export interface Statement {
  readonly id: string;
  readonly title: string;
  readonly source: Source;
  /** One or two sentences for the report. */
  readonly summary: string;
  /**
   * The statements from which it follows: its proof uses them, or it is a special case of one. No statement follows from itself, directly
   * or through others. @defaultValue no statement of the registry
   */
  readonly follows?: readonly StatementId[];
  /** The statement with the best known constant for what this one bounds. @defaultValue none better is known */
  readonly sharper?: StatementId;
  /** Its constant beside the best known. @defaultValue none better is known */
  readonly constants?: Constants;
  /** Definitions used in the claims; each may use the earlier ones. */
  readonly where?: Readonly<Record<string, string>>;
  readonly claims: readonly ClaimSpec[];
  readonly hypotheses: readonly Hypothesis[];
  readonly domain: Domain;
  /** @defaultValue that of `DEFAULT_BUDGET` */
  readonly budget?: Partial<TestBudget>;
  /** Hypotheses are dropped and mutants killed on the first, unless a drop names another model. */
  readonly models: readonly [ModelKind, ...ModelKind[]];
  /** The mutants that the statement must refute on its first model. A statement with `expected` may list none. */
  readonly mutants: readonly string[];
  /** @defaultValue a theorem: it must hold in every case */
  readonly expected?: Expectation;
}

export const DEFAULT_BUDGET: TestBudget = { rounds: 12 };

/** A search domain, with the default budget for what is not given. */
export function searchDomain({
  domain,
  budget = {},
}: {
  readonly domain: Partial<Domain>;
  readonly budget?: Partial<TestBudget> | undefined;
}): SearchDomain {
  return { ...DEFAULT_DOMAIN, ...DEFAULT_BUDGET, ...domain, ...budget };
}

/** The default domain, changed as given. */
export function domain(difference: Partial<Domain>): Domain {
  return { ...DEFAULT_DOMAIN, ...difference };
}

export const FERBACH = 'Ferbach, Bertrand, Bose, Gidel 2024, arXiv:2407.09499';
