/** The numbers and the functions of the atom that a model knows by name, each with its LaTeX. */

export const SCALARS = {
  /** Number of candidates, of which one is kept; may be ∞. */
  K: 'K',
  /** Weight of the curated synthetic data against real data; ∞ is fully synthetic. */
  lambda: '\\lambda',
  /** Share of curated synthetic data, λ/(1+λ). */
  eta: '\\eta',
  /** The round. */
  t: 't',
  /** Supremum of w over the support of p_0 (e^{r_*}), or the bound the instance declares. */
  w_max: 'w_{\\max}',
  /** Infimum of w over the support of p_0. */
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
  /** Dimension of a Gaussian model or of a regression. */
  d: 'd',
  /** (μ_0 − c)ᵀ Λ_0 (μ_0 − c), squared Mahalanobis distance of the start from the best point. */
  M_0: 'M_0',
  /** Samples per round of a learner that fits finite samples. */
  n: 'n',
  /** Variance of the noise in what a learner of finite samples is shown. */
  sigma2: '\\sigma^2',
} as const;

export type ScalarName = keyof typeof SCALARS;

export const OBSERVABLES = {
  /** The weight of an atom, e^{r}. */
  w: 'w',
  /** The reward of an atom, log w. */
  r: 'r',
} as const;

export type ObservableName = keyof typeof OBSERVABLES;

/** Weight and reward of the user that `E_users` runs over. */
export const USER_OBSERVABLES = {
  /** The weight of an atom for the user u. */
  w_u: 'w_u',
  /** The reward of an atom for the user u, log w_u. */
  r_u: 'r_u',
} as const;

export type UserObservableName = keyof typeof USER_OBSERVABLES;

/** Whether a table has the key as its own. */
export function isIn<Key extends string>(table: Readonly<Record<Key, string>>, key: string): key is Key {
  return Object.hasOwn(table, key);
}
