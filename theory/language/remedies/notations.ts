/**
 * Other notations, and how the language writes what they mean. Keys are in lower case. A name is read in any case, but words of the language
 * win: these tables are asked about unknown ones only.
 */

/** Names without arguments. */
export const NAMES: Readonly<Record<string, string>> = {
  alpha: 'the level or the order as a number',
  beta: '1/t: t rounds at K = ∞ are the policy of KL-regularised reward with β = 1/t',
  best: 'the event A_star',
  e: 'exp(…)',
  infinity: 'inf',
  infty: 'inf',
  oo: 'inf',
  '∞': 'inf',
  lam: 'lambda',
  λ: 'lambda',
  η: 'eta',
  ε: 'epsilon',
  eps: 'epsilon',
  σ: 'Std(p[t], w)',
  sigma: 'Std(p[t], w) for the standard deviation of the weights',
  std: 'Std(p[t], w)',
  mu: 'E(p[t], w) for the mean weight',
  μ: 'E(p[t], w) for the mean weight',
  mean: 'E(p[t], w)',
  var: 'Var(p[t], w)',
  variance: 'Var(p[t], w)',
  reward: 'r, or E(p[t], r) for its mean',
  weight: 'w, or E(p[t], w) for its mean',
  utility: 'r, or E(p[t], r) for its mean',
  wmax: 'w_max',
  w_star: 'w_max',
  r_star: 'r_max',
  rmax: 'r_max',
  t_max: 'the last round by its number, as p[10]',
  rounds: 'the last round by its number, as p[10]',
  win_rate: 'win_rate(p, q), with the laws of both candidates',
  entropy: 'entropy(p[t])',
  h: 'entropy(p[t]), or H(p[t], x) for the curation factor at an atom',
  kl: 'KL(p[t], p_ref)',
  m: 'K for the number of candidates, or n for the number of samples',
};

/** Names of laws, and what looks like them. */
export const LAW_NAMES: Readonly<Record<string, string>> = {
  p: 'p[t] for the model in every round, or p[0] for the start',
  p_data: 'p_ref',
  pdata: 'p_ref',
  p_real: 'p_ref',
  pref: 'p_ref',
  p_t: 'p[t]',
  pt: 'p[t]',
  p_next: 'p[t + 1], or next(law) for one round from a law',
  p_infty: 'p_limit',
  p_inf: 'p_limit',
  p_infinity: 'p_limit',
  pi: 'p[t] for the model, p_ref for the real data, or q for any law',
  π: 'p[t] for the model, p_ref for the real data, or q for any law',
  pi_ref: 'p_ref',
};

/** What stands in the place of a law, where the law was forgotten. */
export const FORGOTTEN_LAWS: Readonly<Record<string, string>> = {
  w: 'the law first, as in E(p[t], w)',
  r: 'the law first, as in E(p[t], r)',
};

/** Functions. */
export const FUNCTIONS_ELSEWHERE: Readonly<Record<string, string>> = {
  ln: 'log(a), the natural logarithm',
  log2: 'log(a)/log(2)',
  log10: 'log(a)/log(10)',
  pow: 'a^n for a whole number n',
  mean: 'E(law, w); mean(w) is the mean of the K draws inside E_draws',
  avg: 'E(law, f)',
  average: 'E(law, f)',
  expectation: 'E(law, f)',
  ex: 'E(law, f)',
  var: 'Var(law, f); var(w) is the variance of the K draws inside E_draws',
  variance: 'Var(law, f)',
  corr: 'Cov(law, f, g)/(Std(law, f)*Std(law, g))',
  skew: 'central_moment(law, f, 3)/Std(law, f)^3',
  sd: 'Std(law, f)',
  sigma: 'Std(law, f)',
  stddev: 'Std(law, f)',
  sum: 'sum_atoms(x, f) over atoms, or sum_rounds(f, 0, t) over rounds; sum(w) is the sum of the K draws inside E_draws',
  prob: 'P(law, event)',
  pr: 'P(law, event)',
  d_kl: 'KL(p, q)',
  dkl: 'KL(p, q)',
  kld: 'KL(p, q)',
  kl_div: 'KL(p, q)',
  jsd: 'js(p, q)',
  tvd: 'TV(p, q)',
  chisq: 'chi2(p, q)',
  emd: 'W1(p, q)',
  w: 'W1(p, q)',
  argmax: 'A_mode(law) for the atoms of largest mass, or A_star for those of largest w, as events',
  ind: 'indicator(event)',
  one: 'indicator(event)',
  i: 'indicator(event)',
  gini: 'E_pair(p, p, abs(w[1] - w[2]))/(2*E(p, w))',
  best_of: 'curate(law), under the loop best-of-K',
  bon: 'curate(law), under the loop best-of-K',
  softmax: 'tilt(law), the exponential tilt of a law by w',
  supp: 'support_size(law)',
  support: 'support_size(law)',
  percentile: 'quantile(law, f, a) with 0 < a <= 1',
  h: 'entropy(law), or H(law, x) for the curation factor at an atom',
  win: 'win_rate(p, q)',
  winrate: 'win_rate(p, q)',
  max_over: 'max_atoms(x, f)',
  p: 'p[t](x) for the mass of an atom',
  if: 'indicator(event)*a + (1 - indicator(event))*b',
};

/** Operators. */
export const OPERATORS: Readonly<Record<string, string>> = {
  '|': 'given(law, event) for a conditional law, as in E(given(p[t], A_star), w), and a comma between the laws of KL',
  and: 'indicator(a)*indicator(b) for both of two events',
  or: '1 - (1 - indicator(a))*(1 - indicator(b)) for one of two events',
  not: '1 - indicator(event)',
  '&': 'indicator(a)*indicator(b) for both of two events',
  '!=': '1 - indicator(a == b)',
  '.*': '*',
  './': '/',
  '.^': '^',
};

/** Texts that no parser reads, each with the remedy. */
export const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/\\[a-zA-Z]+/, 'a claim is plain text and no LaTeX: \\frac{a}{b} is a/b'],
  [/[≥≤≠]/, 'write >=, <= or =='],
  [/\*\*/, 'write a power as a^2'],
  [/[²³⁴]/, 'write a power as a^2'],
  [/\|\|/, 'write a comma between laws, as in KL(p[t], p_ref)'],
  [/[Σ∑]/, 'write sum_atoms(x, f)'],
  [/[·×]/, 'write multiplication with *'],
  [/√/, 'write sqrt(a)'],
  [/[𝔼𝐄]/u, 'write E(law, f)'],
  [/(?:^|[^<>=!])=(?:[^=]|$)/, 'write == for equality'],
];
