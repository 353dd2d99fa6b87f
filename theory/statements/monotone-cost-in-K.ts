/**
 * Conjecture: more candidates move the model further, `KL(p_K‖p) ≥ KL(p_{K−1}‖p)`.
 *
 * At K = ∞ it is a tilt, and the bound `log K − (K−1)/K` of `step-cost` grows with K; no proof is known here for finite K. That the reward
 * grows with K is a theorem, `monotone-in-K`.
 */
import { type Statement, domain } from './statement';

export const monotoneCostInK: Statement = {
  id: 'monotone-cost-in-K',
  title: 'Conjecture: more candidates, more divergence',
  source: { kind: 'conjectured', reference: 'this project' },
  summary: 'The kept one of K candidates has a law no nearer to the model than the kept one of K − 1.',
  claims: [
    {
      id: 'a',
      says: 'KL(p_K‖p) does not fall in K',
      claim: 'KL(curate(p[t]), p[t]) >= KL(curate(p[t], K - 1), p[t])',
    },
  ],
  hypotheses: [],
  domain: domain({ candidates: { min: 2, max: 6, infinite: 'never' }, rounds: 1 }),
  models: ['discrete'],
  mutants: [],
  expected: { verdict: 'open', because: 'no proof is known here' },
};
