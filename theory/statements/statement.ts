/**
 * A statement, as data.
 *
 * It carries its claims in the claim language, the hypotheses they need and the domain its instances are drawn from. For
 * every hypothesis it says how to drop it and what must happen then: a hypothesis that carries weight yields a
 * counterexample. And it lists the wrong loops (mutants) it must refute: a statement that cannot fail proves nothing.
 *
 * A statement that is not a theorem says what is expected of it: that it is refuted, or that nobody knows.
 */

import type { Rational } from '../arithmetic';
import type { ModelKind } from '../model-kinds';

/**
 * Where a statement comes from. `derived`: proved for this project, with the argument in the statement's file. `conjectured`: met here,
 * and not proved.
 */
interface Source {
  readonly kind: 'published' | 'restated' | 'derived' | 'conjectured';
  readonly reference: string;
}

export interface ClaimSpec {
  /** Letter within the statement. */
  readonly id: string;
  readonly says: string;
  /** Claim-language comparison; quantified over every round t and atom x, y that it mentions. */
  readonly claim: string;
  /** Restricts the quantifiers: the claim is made only where this comparison holds. */
  readonly when?: string;
  /** Models the claim is made for; by default those of the statement. */
  readonly models?: readonly ModelKind[];
  /**
   * Whether the claim is made of learned models too, which are sampled and fit with an error: `also`, or `only` of them, for what
   * remains testable there. @defaultValue not made of them
   */
  readonly learned?: 'also' | 'only';
  /** `any`: made for every λ, whatever the domain says of the data; the claim is about one choice. @defaultValue that of the domain */
  readonly data?: 'any';
}

/**
 * The set of instances a statement speaks about. Generators build instances inside it; every instance is checked against
 * the hypotheses all the same.
 */
export interface Domain {
  /** K: a range of whole numbers, with or without the limit K = ∞. */
  readonly candidates: {
    readonly min: number;
    readonly max: number;
    readonly infinite: 'never' | 'sometimes' | 'always';
  };
  /**
   * λ. `synthetic`: ∞; `real`: 0 ≤ λ < ∞; `stable`: λ(K − 1) < 1; `sharply-stable`: λ(h_K − 1) < 1 with
   * h_K = K e^D/(e^D + K − 1); `unstable`: λ(K − 1) ≥ 1.
   */
  readonly data: 'synthetic' | 'real' | 'stable' | 'sharply-stable' | 'unstable';
  /** `reference`: p_0 = p_ref; `free`: p_0 is any law of full support. */
  readonly start: 'reference' | 'free';
  /** The declared bound w_max: the supremum of w, or a value below or above it. */
  readonly bound: 'supremum' | 'below' | 'above';
  /** `full`: p_0 charges every atom; `best-missing`: p_0 gives the best atom no mass. */
  readonly support: 'full' | 'best-missing';
  /** Fitting error ε per round: none, sometimes some, always some. */
  readonly fit: 'exact' | 'sometimes-off' | 'off';
  /** Gaussian rewards: concave quadratic (bounded above) or linear (unbounded). */
  readonly reward: 'quadratic' | 'linear';
  /** Id of the loop under test, one of `models/loops`. */
  readonly loop: string;
  /** Several users, each with weights of its own, the first with w. @defaultValue one reward */
  readonly users?: UsersOfDomain | undefined;
  /** Whether the learner fits n samples, n and what is drawn being part of the instance. @defaultValue false */
  readonly samples?: boolean;
  /** Whether all weights are squares of rationals, so that their roots are exact. @defaultValue false */
  readonly squares?: boolean;
  /**
   * `fixed-point`: `p_ref` is made from q such that q is a fixed point of the loop at K = ∞ with real data, and charges every atom;
   * `gaps`: likewise, but atoms that are not the best may have neither; `condensed`: with `p_ref` giving the best atoms no mass; `either`: a fixed point,
   * condensed or not. @defaultValue any law
   */
  readonly reference?: 'any' | 'fixed-point' | 'gaps' | 'condensed' | 'either';
  /** Of linear regressions: the data that are kept, and the points per round. @defaultValue all data, more than d + 1 points */
  readonly regression?: {
    readonly data: 'accumulate' | 'replace';
    readonly points: 'more than d + 1' | 'at most d + 1';
  };
}

/** How far a search goes inside a domain: it limits tests, and says nothing about where a statement holds. */
export interface TestBudget {
  /** Largest number of rounds. */
  readonly rounds: number;
  /** Largest K^rounds at finite K: exact masses grow with it. @defaultValue 130 */
  readonly growth?: number;
}

/** The instances of a search: those of a domain within a budget. */
export interface SearchDomain extends Domain, TestBudget {}

/** Two users who make as many choices each. */
export const TWO_EQUAL_USERS: UsersOfDomain = {
  count: 2,
  shares: [
    { num: 1n, den: 2n },
    { num: 1n, den: 2n },
  ],
};

export interface UsersOfDomain {
  readonly count: number;
  /** Shares of the users, in sum 1. @defaultValue drawn */
  readonly shares?: readonly Rational[];
  /**
   * `cyclic`: three users of equal shares on three atoms with rewards (M, 0, −M), (−M, M, 0), (0, −M, M), the laws q and p_ref uniform.
   * @defaultValue free: every user has weights of their own
   */
  readonly preferences?: 'free' | 'cyclic';
}

export const DEFAULT_DOMAIN: Domain = {
  candidates: { min: 1, max: 6, infinite: 'sometimes' },
  data: 'synthetic',
  start: 'free',
  bound: 'supremum',
  support: 'full',
  fit: 'exact',
  reward: 'quadratic',
  loop: 'curated',
};

/** What happens when a hypothesis is dropped. */
interface Drop {
  /** How the instances change. */
  readonly how: string;
  readonly domain: Partial<Domain>;
  /** How the budget changes. */
  readonly budget?: Partial<TestBudget>;
  /** Model to search on; by default the first of the statement. */
  readonly model?: ModelKind;
  /** Claim put in place of those the hypothesis carries, where they lose their meaning without it. */
  readonly claim?: string;
  /** What theory says will be found, and why. */
  readonly expect: 'counterexample' | 'none';
  readonly because: string;
}

export interface Hypothesis {
  readonly id: string;
  readonly says: string;
  /** Claim-language comparison that every instance must satisfy; absent where the domain guarantees it by construction. */
  readonly formal?: string;
  /** Ids of the claims that need it; by default all. */
  readonly carries?: readonly string[];
  readonly drop: Drop;
}

/** What is expected of a statement that is no theorem. */
export interface Expectation {
  /**
   * `refuted`: a published claim that fails as stated. The search must find the witness itself, from the published hypotheses, on
   * the first of the models. `open`: a conjecture. No proof is known here, and no counterexample.
   */
  readonly verdict: 'refuted' | 'open';
  /** Why the claim fails, or what speaks for the conjecture and where the proof stops. */
  readonly because: string;
  /** Id of the statement that holds in place of one that fails. */
  readonly corrected?: string;
}

/**
 * A lemma, theorem, published claim or conjecture: its claims, the hypotheses they need, and the instances it speaks about.
 * @example
 * const onGaussians = STATEMENTS.filter((statement: Statement) => statement.models.includes('gaussian'));
 */
export interface Statement {
  readonly id: string;
  readonly title: string;
  readonly source: Source;
  /** One or two sentences for the reader of a report. */
  readonly summary: string;
  /** Definitions used in the claims, each may use the earlier ones. */
  readonly where?: Readonly<Record<string, string>>;
  readonly claims: readonly ClaimSpec[];
  readonly hypotheses: readonly Hypothesis[];
  readonly domain: Domain;
  /** @defaultValue that of `DEFAULT_BUDGET` */
  readonly budget?: Partial<TestBudget>;
  /** The first is the one on which hypotheses are dropped and mutants killed, unless a drop says otherwise. */
  readonly models: readonly [ModelKind, ...ModelKind[]];
  /** Mutants this statement must refute, on its first model; none need be named where `expected` is given. */
  readonly mutants: readonly string[];
  /** @defaultValue a theorem: it must hold in every case */
  readonly expected?: Expectation;
}

export const DEFAULT_BUDGET: TestBudget = { rounds: 3 };

/** The instances of a search, with the defaults for what is not given. */
export function searchDomain({
  domain,
  budget = {},
}: {
  readonly domain: Partial<Domain>;
  readonly budget?: Partial<TestBudget> | undefined;
}): SearchDomain {
  return { ...DEFAULT_DOMAIN, ...DEFAULT_BUDGET, ...domain, ...budget };
}

/** A domain that differs from the default in what is given. */
export function domain(difference: Partial<Domain>): Domain {
  return { ...DEFAULT_DOMAIN, ...difference };
}

export const FERBACH = 'Ferbach, Bertrand, Bose, Gidel 2024, arXiv:2407.09499';
