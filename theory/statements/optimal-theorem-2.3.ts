/**
 * Conjecture: the best constant in theorem 2.3 for every round: started from the real data the gain over it is at least
 * `min(λ(1 − η^t), ηK/(K − 1)) · ((K − 1)/K) Var_{p_ref}(w)/w_max`.
 *
 * The minimum is written as two claims, each where its side is the smaller: (a) while `λ(1 − η^t)(1 − 1/K) ≤ η`, and (b) afterwards. At
 * t = 1 it is `sharp-theorem-2.3`, since `λ(1 − η) = η`. It cannot be larger. While the weights are nearly equal a round of curation gains
 * `d = ((K − 1)/K) Var/w_max` from laws near p_ref, so that `g_{t+1} = η(g_t + d)` and `g_t = λ(1 − η^t) d`. And where a rare atom of mass ε has
 * a weight near 0 and all others w_max, it is hardly ever kept, so that `P_t = (1 − η) ε` and the gain is `η ε w_max = η Var/w_max`.
 */
import { type Statement, domain } from './statement';
import { startsAtReference } from './theorem-2.3';

export const optimalTheorem23: Statement = {
  id: 'optimal-theorem-2.3',
  title: 'Theorem 2.3 with the best constant for every round',
  source: { kind: 'conjectured', reference: 'two limiting families attain it; no search goes below' },
  summary:
    'Started from the real data, the gain over it grows with the rounds like λ(1 − η^t) times ((K−1)/K) Var/w_max, until it is η Var/w_max.',
  where: { grown: 'lambda*(1 - eta^t)*(1 - 1/K)' },
  claims: [
    {
      id: 'a',
      says: 'at first the gain is at least λ(1 − η^t) ((K−1)/K) Var/w_max',
      claim: 'E(p[t], w) - E(p_ref, w) >= grown*Var(p_ref, w)/w_max',
      when: 'grown <= eta',
      tightness: { discrete: 1e-6, gaussian: 0.15, mixture: 0.5 },
    },
    {
      id: 'b',
      says: 'and then at least η Var/w_max',
      claim: 'E(p[t], w) - E(p_ref, w) >= eta*Var(p_ref, w)/w_max',
      when: 'grown > eta',
      tightness: { discrete: 1e-5, gaussian: 0.6, mixture: 0.65 },
    },
  ],
  hypotheses: [
    startsAtReference('a start of low reward is still below the real data after one round'),
    {
      id: 'bounded-weight',
      says: 'w ≤ w_max on the support',
      drop: {
        how: 'declare a bound below the true supremum',
        domain: { bound: 'below' },
        expect: 'counterexample',
        because: 'the bound is attained in the limit of nearly equal weights, so no smaller value serves',
      },
    },
  ],
  domain: domain({ data: 'real', start: 'reference', support: 'any' }),
  models: ['discrete', 'gaussian', 'mixture'],
  mutants: ['ignore-reward', 'prefer-worst', 'real-share-high', 'biased-sampler'],
  expected: {
    verdict: 'open',
    because:
      'at t = 1 it is sharp-theorem-2.3; in later rounds 4,168 minimisations of the gain relative to the bound never went below 1, and no proof is known here',
  },
};
