/** The named scalars and the named functions of the atom, each with its LaTeX. */

export const SCALARS = {
  /** The number of candidates, of which one is kept; may be ∞. */
  K: 'K',
  /** The weight of curated synthetic data relative to real data; ∞ means fully synthetic. */
  lambda: '\\lambda',
  /** Share of curated synthetic data, λ/(1+λ). */
  eta: '\\eta',
  /** The round. */
  t: 't',
  /** +∞, as in `K < inf`. */
  inf: '\\infty',
  /** The supremum of w over the space (e^{r_*}), with or without mass there, or the bound that the instance declares. */
  w_max: 'w_{\\max}',
  /** Infimum of w over the space. */
  w_min: 'w_{\\min}',
  /** Largest value of w below its maximum; the maximum if there is no other. */
  w_next: 'w_{\\mathrm{next}}',
  /** log w_max. */
  r_max: 'r_*',
  /** log w_min. */
  r_min: 'r_{\\min}',
  /** r_* − r_min. */
  D: 'D',
  /** Bound on the fitting error of a round, in total variation. */
  epsilon: '\\varepsilon',
  /** Dimension of a Gaussian model, of a regression, of two coupled models, or of features. */
  d: 'd',
  /** (μ_0 − c)ᵀ Λ_0 (μ_0 − c), squared Mahalanobis distance of the start from the best point; on a mixture the largest over its components. */
  M_0: 'M_0',
  /** Samples per round of a learner that fits finite samples. */
  n: 'n',
  /** The variance of the label noise of a learner of finite samples. */
  sigma2: '\\sigma^2',
  /** ρ(A), the spectral radius of the map between two coupled models. */
  radius: '\\rho(A)',
  /** How strongly preferences weigh features in the reward `τ⟨v, φ(x)⟩`. */
  tau: '\\tau',
  /** The share by which preferences move towards the data in a round. */
  beta: '\\beta',
  /** h, minus the second derivative of the real data's expected log-likelihood where the first one vanishes. */
  curvature: 'h',
  /** I, the Fisher information of a curved family there. */
  information: 'I',
  /** r, the largest size of a parameter of a curved family. */
  reach: 'r',
} as const;

export type ScalarName = keyof typeof SCALARS;

/** The names whose values a model knows; the evaluator knows the others. */
export type ModelScalarName = Exclude<ScalarName, 't' | 'inf'>;

export const OBSERVABLES = {
  /** The weight of an atom, e^{r}. */
  w: 'w',
  /** The reward of an atom, log w. */
  r: 'r',
} as const;

export type ObservableName = keyof typeof OBSERVABLES;

/** The weight and the reward of the user u that `E_users` sums over. */
export const USER_OBSERVABLES = {
  /** The weight of an atom for the user u. */
  w_u: 'w_u',
  /** The reward of an atom for the user u, log w_u. */
  r_u: 'r_u',
} as const;

type UserObservableName = keyof typeof USER_OBSERVABLES;

/** The second reward: what is truly wanted, where the choice is made by w, its proxy. */
export const TRUE_OBSERVABLES = {
  /** The true weight of an atom. */
  w_true: 'w_{\\mathrm{true}}',
  /** The true reward of an atom, log w_true. */
  r_true: 'r_{\\mathrm{true}}',
} as const;

/** A function of the atom by its name. */
export type NamedObservable = ObservableName | UserObservableName | keyof typeof TRUE_OBSERVABLES;

/** Other names of w and r, beside a second reward. */
const PROXIES: Readonly<Record<string, ObservableName>> = { w_proxy: 'w', r_proxy: 'r' };

/** The function of the atom that a word names, if it names one. */
export function observableOf(word: string): NamedObservable | undefined {
  const name = Object.hasOwn(PROXIES, word) ? (PROXIES[word] ?? word) : word;
  return isIn(OBSERVABLES, name) || isIn(USER_OBSERVABLES, name) || isIn(TRUE_OBSERVABLES, name) ? name : undefined;
}

/** Whether a table has the key as an own property. */
export function isIn<Key extends string>(table: Readonly<Record<Key, string>>, key: string): key is Key {
  return Object.hasOwn(table, key);
}
