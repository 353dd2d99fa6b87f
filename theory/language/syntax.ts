/**
 * The typed tree of a claim.
 *
 * A claim is a comparison of two scalars. The tree is made once, from the source text (`parse.ts`); it is what is
 * evaluated on a model (`evaluate.ts`) **and** what is typeset in the report (`typeset.ts`), so a reader sees what was
 * tested. Four sorts of things occur: scalars, observables (functions of the atom, such as `w`), laws (probability
 * distributions) and events.
 */
import type { Relation, Rational } from '../arithmetic';

/** Scalars a model knows by name; what they mean is in `VOCABULARY`. */
export type ScalarName =
  | 'K'
  | 'lambda'
  | 'eta'
  | 't'
  | 'w_max'
  | 'w_min'
  | 'w_next'
  | 'r_max'
  | 'r_min'
  | 'D'
  | 'epsilon'
  | 'd'
  | 'M_0'
  | 'n'
  | 'sigma2';

export type ObservableName = 'w' | 'r';

/** Weight and reward of the user that `E_users` runs over. */
export type UserObservableName = 'w_u' | 'r_u';

/** Variables bound by "for every atom of the support". */
export type AtomName = 'x' | 'y';

export type ElementaryFunction = 'log' | 'exp' | 'sqrt' | 'tanh' | 'abs' | 'min' | 'max';
export type DrawStatistic = 'sum' | 'mean' | 'var';
export type Divergence = 'KL' | 'TV' | 'chi2' | 'sup_ratio';
export type BinaryOperator = '+' | '-' | '*' | '/' | '^';

/** Laws with a name of their own. */
export type NamedLaw = 'p_ref' | 'p_star' | 'q' | 'p_limit';

/** A law: the model at a round, a named reference, or one made from another law. */
export type Law =
  | { readonly kind: 'round'; readonly fromT: boolean; readonly offset: number }
  | { readonly kind: 'named'; readonly name: NamedLaw }
  | { readonly kind: 'curate'; readonly of: Law; readonly among?: Expression }
  | { readonly kind: 'tilt' | 'train' | 'binned' | 'next'; readonly of: Law }
  | { readonly kind: 'given'; readonly of: Law; readonly event: Event };

/** An event: the best atoms, those that some user likes best, or the atoms where a comparison of observables holds. */
export type Event =
  | { readonly kind: 'A_star' | 'A_users' }
  | { readonly kind: 'where'; readonly relation: Relation; readonly left: Expression; readonly right: Expression };

/** The last rounds that an expression mentions: a fixed one, and one counted from t. Absent where it mentions none. */
export interface LastRounds {
  readonly fixed?: number;
  readonly fromT?: number;
}

export type Expression =
  | { readonly kind: 'number'; readonly value: Rational; readonly text: string }
  | { readonly kind: 'name'; readonly name: ScalarName }
  | { readonly kind: 'definition'; readonly name: string; readonly body: Expression }
  | { readonly kind: 'observable'; readonly name: ObservableName | UserObservableName }
  | { readonly kind: 'ratio'; readonly left: Law; readonly right: Law }
  | { readonly kind: 'at'; readonly name: ObservableName | UserObservableName; readonly atom: AtomName }
  | { readonly kind: 'draw'; readonly index: number }
  | { readonly kind: 'draw-statistic'; readonly statistic: DrawStatistic }
  | { readonly kind: 'negate'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly op: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly fn: ElementaryFunction; readonly args: readonly Expression[] }
  | { readonly kind: 'expectation' | 'variance'; readonly law: Law; readonly of: Expression }
  | { readonly kind: 'probability'; readonly law: Law; readonly event: Event }
  | { readonly kind: 'divergence'; readonly divergence: Divergence; readonly left: Law; readonly right: Law }
  | { readonly kind: 'mass' | 'curation-factor'; readonly law: Law; readonly atom: AtomName }
  | { readonly kind: 'draws'; readonly law: Law; readonly of: Expression; readonly distinguished: number }
  | { readonly kind: 'risk'; readonly law: Law }
  | { readonly kind: 'users'; readonly of: Expression }
  | { readonly kind: 'runs'; readonly of: Expression; readonly last: LastRounds };

/** A comparison of two scalars, quantified over the rounds and atoms that occur in it. */
export interface Claim {
  readonly source: string;
  readonly relation: Relation;
  readonly left: Expression;
  readonly right: Expression;
  /** True when `t` or `p[t + …]` occurs: the claim is about every round. */
  readonly usesRound: boolean;
  /** Largest offset s in `p[t + s]`: how many rounds past t must exist. */
  readonly lookahead: number;
  /** The last rounds that occur. */
  readonly mentioned: LastRounds;
  /** Atom variables that occur: the claim is about every atom (or pair) of the support. */
  readonly atoms: readonly AtomName[];
  /** Definitions used, in order, for the "where" line under the formula. */
  readonly definitions: readonly { readonly name: string; readonly body: Expression }[];
}

/** One word of the claim language: how it is set in LaTeX and what it means. */
export interface Word {
  readonly tex: string;
  readonly meaning: string;
}

export const SCALARS: Readonly<Record<ScalarName, Word>> = {
  K: { tex: 'K', meaning: 'number of candidates, of which one is kept; may be ∞' },
  lambda: { tex: '\\lambda', meaning: 'weight of the curated synthetic data against real data; ∞ is fully synthetic' },
  eta: { tex: '\\eta', meaning: 'share of curated synthetic data, λ/(1+λ)' },
  t: { tex: 't', meaning: 'the round' },
  w_max: {
    tex: 'w_{\\max}',
    meaning: 'supremum of w over the support of p_0 (e^{r_*}), or the bound the instance declares',
  },
  w_min: { tex: 'w_{\\min}', meaning: 'infimum of w over the support of p_0' },
  w_next: {
    tex: 'w_{\\mathrm{next}}',
    meaning: 'largest value of w below its maximum; the maximum if there is no other',
  },
  r_max: { tex: 'r_*', meaning: 'log w_max' },
  r_min: { tex: 'r_{\\min}', meaning: 'log w_min' },
  D: { tex: 'D', meaning: 'r_* − r_min' },
  epsilon: { tex: '\\varepsilon', meaning: 'bound on the fitting error of a round, in total variation' },
  d: { tex: 'd', meaning: 'dimension of a Gaussian model or of a regression' },
  M_0: {
    tex: 'M_0',
    meaning: '(μ_0 − c)ᵀ Λ_0 (μ_0 − c), squared Mahalanobis distance of the start from the best point',
  },
  n: { tex: 'n', meaning: 'samples per round of a learner that fits finite samples' },
  sigma2: { tex: '\\sigma^2', meaning: 'variance of the noise in what a learner of finite samples is shown' },
};

export const OBSERVABLES: Readonly<Record<ObservableName, Word>> = {
  w: { tex: 'w', meaning: 'the weight of an atom, e^{r}' },
  r: { tex: 'r', meaning: 'the reward of an atom, log w' },
};

export const USER_OBSERVABLES: Readonly<Record<UserObservableName, Word>> = {
  w_u: { tex: 'w_u', meaning: 'the weight of an atom for the user u' },
  r_u: { tex: 'r_u', meaning: 'the reward of an atom for the user u, log w_u' },
};

export const NAMED_LAWS: Readonly<Record<NamedLaw, Word>> = {
  p_ref: { tex: 'p_{\\mathrm{ref}}', meaning: 'the law of the real data' },
  p_star: { tex: 'p_*', meaning: 'p_0 conditioned on A_star; any law on A_star where that has probability 0' },
  q: { tex: 'q', meaning: 'a second, arbitrary law on the same space' },
  p_limit: { tex: 'p_\\infty', meaning: 'the limit of p_t, where it is known in closed form' },
};

export const DIVERGENCES: Readonly<Record<Divergence, Word>> = {
  KL: { tex: '\\mathrm{KL}', meaning: 'KL(p, q) = Σ p log(p/q), 0 log 0 = 0, +∞ where q misses p’s support' },
  TV: { tex: '\\mathrm{TV}', meaning: 'total variation, ½ Σ |p − q|' },
  chi2: { tex: '\\chi^2', meaning: 'χ²(p, q) = Σ (p − q)²/q' },
  sup_ratio: { tex: '\\sup', meaning: 'supremum of p/q over the support of p' },
};
