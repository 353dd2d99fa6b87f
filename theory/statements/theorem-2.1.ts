/**
 * Theorem 2.1: the fully synthetic loop converges to the largest weight and loses all variance; if the best atoms have
 * mass, it converges in KL to the start conditioned on them.
 *
 * Limits are tested by quantitative claims. (a) Every gain is at least Var/(2 w_max), so variances sum to at most
 * `2 w_max (w_max − E_{p_0}[w])` and tend to 0. (b, c) The odds against the best atoms fall by at least the factor ρ <
 * 1 each round; the ρ of K = 2 holds for every K ≥ 2 (see `odds-rate`). (d, e, f) are exact facts about KL and the
 * conditional law. (i) H increases with w and has mean 1, so it exceeds 1 on A_* unless w is constant. (j) follows from (a), since
 * the expected weight never falls.
 *
 * On trained models (i) and (j) have two parts. For every law p_s the choice gives A_* at least its mass, and gains at least
 * `(1 − 1/K) Var_{p_s}(w)/w_max ≥ Var_{p_s}(w)/(2 w_max)`. The gain of (j) is the sum of these gains, of which the first alone suffices, and
 * of the errors of the fits.
 *
 * (g, h) and (k) to (n) are about Gaussians and mixtures of Gaussians with a quadratic reward, at K = ∞. There P(A_*) = 0, and
 * `p_t ∝ p_0 e^{tr}`. Write s = r_* − r ≥ 0. Let D_i be the generalised eigenvalues of (A, Λ_0), and z_i the coordinates of the distance
 * from the best point, `Σ z_i² = M_0`. On a Gaussian `E[s] = ½ Σ D_i/(1 + tD_i) + D_i z_i²/(1 + tD_i)²` and
 * `Var(s) = Σ ½ D_i²/(1 + tD_i)² + D_i² z_i²/(1 + tD_i)³`, which decreases strictly (g). Since `x/(1 + x) ≤ 1`, `x/(1 + x)² ≤ ¼` and
 * `x²/(1 + x)³ ≤ 4/27`, E[s] is at most `e = (d + M_0/4)/(2t)` (h) and Var(s) at most `v = (d/2 + 4M_0/27)/t²` (l).
 * A mixture remains a mixture of its tilted components, with other shares, and M_0 is the largest of its components'. So
 * E[s], a mean over components, is at most e (h); its spread over the components is at most e²/4 (Popoviciu), so Var(s) ≤ v + e²/4 (m).
 * The weight is `w = w_max e^{−s}`, and e^{−s} is 1-Lipschitz for s ≥ 0, so `w_max − E[w] ≤ w_max E[s]` (k) and `Var(w) ≤ w_max² Var(s)` (n).
 * By Markov's inequality the mass of `{r ≥ r_* − ε}` is at least `1 − e/ε`: it rises to 1 (no event of a Gaussian has a closed
 * form, so this is not a claim). On a mixture the variance may rise first, while a better component overtakes the others.
 */
import { type Statement, FERBACH, LARGEST_K, domain } from './statement';

export const theorem21: Statement = {
  id: 'theorem-2.1',
  title: 'The fully synthetic loop converges to the best',
  source: { kind: 'published', reference: `${FERBACH}, Theorem 2.1; rates derived` },
  summary:
    'With K ≥ 2 and only synthetic data, the expected weight tends to its maximum and its variance to 0; if the best atoms have positive mass, the law converges in KL to the start conditioned on them.',
  follows: ['lemma-2.2', 'odds-rate'],
  where: {
    odds: '(1 - P(p[0], A_star))/P(p[0], A_star)',
    rho: 'w_next*(w_max + w_min)/(w_max*(w_next + w_min))',
    spread: 'd/2 + 4*M_0/27 + (d + M_0/4)^2/16',
  },
  claims: [
    {
      id: 'a',
      says: 'every round gains at least half the variance over w_max',
      claim: 'E(p[t + 1], w) - E(p[t], w) >= Var(p[t], w)/(2*w_max)',
      tightness: { discrete: 0.005, 'large-discrete': 1e-6, gaussian: 0.76, mixture: 0.77 },
    },
    {
      id: 'b',
      says: 'the expected weight approaches w_max geometrically',
      claim: 'w_max - E(p[t], w) <= (w_max - w_min)*rho^t*odds',
      models: ['discrete', 'large-discrete'],
      tightness: { discrete: 5e-5, 'large-discrete': 0.2 },
    },
    {
      id: 'c',
      says: 'its variance vanishes geometrically',
      claim: 'Var(p[t], w) <= (w_max - w_min)^2*rho^t*odds',
      models: ['discrete', 'large-discrete'],
      tightness: { discrete: 5e-5, 'large-discrete': 0.4 },
    },
    {
      id: 'd',
      says: 'the distance to the limit law is the log-probability of the best atoms',
      claim: 'KL(p_star, p[t]) == -log(P(p[t], A_star))',
      models: ['discrete'],
    },
    {
      id: 'e',
      says: 'the law conditioned on the best atoms never changes',
      claim: 'mass(given(p[t], A_star), x) == p_star(x)',
      models: ['discrete'],
    },
    {
      id: 'f',
      says: 'the distance to the limit law falls every round',
      claim: 'KL(p_star, p[t + 1]) < KL(p_star, p[t])',
      when: 'P(p[t], A_star) < 1',
      models: ['discrete'],
    },
    {
      id: 'g',
      says: 'on a Gaussian the variance of the reward falls every round',
      claim: 'Var(p[t + 1], r) < Var(p[t], r)',
      models: ['gaussian'],
    },
    {
      id: 'h',
      says: 'on a Gaussian or a mixture the expected reward approaches its maximum like 1/t',
      claim: 'r_max - E(p[t], r) <= (d + M_0/4)/(2*t)',
      when: 't >= 1',
      models: ['gaussian', 'mixture'],
      tightness: { gaussian: 0.02, mixture: 0.31 },
    },
    {
      id: 'i',
      says: 'the best gain mass every round',
      claim: 'P(p[t + 1], A_star) > P(p[t], A_star)',
      when: 'Var(p[t], w)*P(p[t], A_star) > 0',
      learned: 'only',
      parts: { learner: 'P(p[t + 1], A_star) - P(train(p[t]), A_star)' },
    },
    {
      id: 'j',
      says: 'every later model gains at least half the variance of the start over w_max',
      claim: 'E(p[t], w) - E(p[0], w) >= Var(p[0], w)/(2*w_max)',
      when: 't >= 1',
      learned: 'only',
      parts: {
        learner: 'sum_rounds(E(p[s + 1], w) - E(train(p[s]), w), 0, t - 1)',
        steps: ['E(train(p[t]), w) - E(p[t], w) >= Var(p[t], w)/(2*w_max)'],
      },
    },
    {
      id: 'k',
      says: 'so the expected weight approaches w_max like 1/t',
      claim: 'w_max - E(p[t], w) <= w_max*(d + M_0/4)/(2*t)',
      when: 't >= 1',
      models: ['gaussian', 'mixture'],
      tightness: { gaussian: 0.08, mixture: 0.69 },
    },
    {
      id: 'l',
      says: 'on a Gaussian the variance of the reward vanishes like 1/t²',
      claim: 'Var(p[t], r) <= (d/2 + 4*M_0/27)/t^2',
      when: 't >= 1',
      models: ['gaussian'],
      tightness: 0.03,
    },
    {
      id: 'm',
      says: 'on a mixture too, also between its components',
      claim: 'Var(p[t], r) <= spread/t^2',
      when: 't >= 1',
      models: ['mixture'],
      tightness: 0.69,
    },
    {
      id: 'n',
      says: 'so the variance of the weight vanishes like 1/t²',
      claim: 'Var(p[t], w) <= w_max^2*spread/t^2',
      when: 't >= 1',
      models: ['gaussian', 'mixture'],
      tightness: { gaussian: 0.59, mixture: 0.86 },
    },
  ],
  hypotheses: [
    {
      id: 'two-candidates',
      says: 'K ≥ 2',
      formal: 'K >= 2',
      carries: ['a', 'b', 'c', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n'],
      drop: {
        how: 'K = 1',
        domain: { candidates: { min: 1, max: 1, infinite: 'never' } },
        expect: 'counterexample',
        because: 'with one candidate there is no choice, and the law never moves',
      },
    },
    {
      id: 'supremum-approached',
      says: 'there is mass arbitrarily near r_* (Assumption 2.1b)',
      carries: ['b', 'c'],
      drop: {
        how: 'declare a supremum that the support does not approach',
        domain: { bound: 'above' },
        expect: 'counterexample',
        because: 'the limit is the support’s own maximum, which then lies below the declared one',
      },
    },
    {
      id: 'bounded-reward',
      says: 'r is bounded above (Assumption 2.1a)',
      carries: ['g', 'h', 'k', 'l', 'm', 'n'],
      drop: {
        how: 'a Gaussian with a linear reward',
        domain: { reward: 'linear' },
        model: 'gaussian',
        expect: 'counterexample',
        because: 'the mean moves by Σb for ever and the covariance never changes, so the reward keeps its variance',
      },
    },
    {
      id: 'best-has-mass',
      says: 'P_0(A_*) > 0',
      formal: 'P(p[0], A_star) > 0',
      carries: ['b', 'c', 'd', 'e', 'f'],
      drop: {
        how: 'a start that gives the best atom no mass; only the KL part (f) keeps its meaning',
        domain: { support: 'best-missing' },
        claim: 'KL(p_star, p[t + 1]) < KL(p_star, p[t])',
        when: 'P(p[t], A_star) < 1',
        expect: 'counterexample',
        because: 'curation cannot create mass, so the distance to a law on A_* is infinite in every round',
      },
    },
  ],
  domain: domain({ candidates: { min: 2, max: LARGEST_K, infinite: 'sometimes' }, support: 'best' }),
  models: ['discrete', 'large-discrete', 'gaussian', 'mixture'],
  mutants: ['ignore-reward', 'prefer-worst', 'forget-to-normalise', 'stale-model', 'biased-sampler'],
};
