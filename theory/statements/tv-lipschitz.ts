/**
 * Curation is Lipschitz in total variation with the constant `h_K = K e^D/(e^D + K − 1) ≤ min(K, e^D)`, the supremum of H.
 * Hence the loop with real data contracts when `η h_K < 1` (`tv-contraction`).
 */
import { type Hypothesis, type Statement, domain } from './statement';

/** `h_K`, written so that K = ∞ gives e^D. */
export const H_SUP = 'exp(D)/(1 + (exp(D) - 1)/K)';

/** What D must be for the constant h_K; it carries (a) and (b) of both statements about it. */
export const boundedRange: Hypothesis = {
  id: 'bounded-range',
  says: 'D = r_* − r_min bounds the range of the reward',
  carries: ['a', 'b'],
  drop: {
    how: 'declare a supremum below the true one, hence a smaller D',
    domain: { bound: 'below' },
    expect: 'counterexample',
    because: 'the constant is attained, so no smaller one serves',
  },
};

export const tvLipschitz: Statement = {
  id: 'tv-lipschitz',
  title: 'Curation is Lipschitz in total variation',
  source: { kind: 'derived', reference: 'bound on the derivative of p ↦ p H^K_p; attained' },
  summary:
    'Two laws are no further apart after curation than h_K times their distance before, and h_K is the largest value of H.',
  where: { h_K: H_SUP },
  claims: [
    {
      id: 'a',
      says: 'Lipschitz with constant h_K',
      claim: 'TV(curate(p[t]), curate(q)) <= h_K*TV(p[t], q)',
      when: 'TV(p[t], q) > 0',
      tightness: 'attained',
    },
    { id: 'b', says: 'the curation factor is at most h_K', claim: 'H(p[t], x) <= h_K', tightness: 'attained' },
    { id: 'c', says: 'h_K is at most e^D', claim: 'h_K <= exp(D)', tightness: 'attained' },
    { id: 'd', says: 'and at most K', claim: 'h_K <= K', tightness: 1e-6 },
  ],
  hypotheses: [boundedRange],
  domain: domain({}),
  budget: { rounds: 1 },
  models: ['discrete'],
  mutants: ['one-candidate-more', 'forget-to-normalise', 'biased-sampler'],
};
