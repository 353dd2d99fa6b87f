/**
 * One round moves any law, for any reward, by at most `log K − (K − 1)/K` in KL and `(K − 1)²/(2K − 1)` in χ². These
 * are the values for a choice that always keeps the best of K candidates, where `H = K u^{K−1}` for uniform u.
 */
import { type Statement, LARGEST_K, domain } from './statement';

export const stepCost: Statement = {
  id: 'step-cost',
  title: 'One round cannot move the law far',
  source: { kind: 'derived', reference: 'H is dominated, in convex order, by K u^(K−1) with u uniform' },
  summary: 'For every reward and every law, one round of K-way curation costs at most log K − (K−1)/K in KL.',
  claims: [
    { id: 'a', says: 'in KL', claim: 'KL(curate(p[t]), p[t]) <= log(K) - (1 - 1/K)', tightness: 0.3 },
    { id: 'b', says: 'in χ²', claim: 'chi2(curate(p[t]), p[t]) <= (K - 1)^2/(2*K - 1)', tightness: 0.2 },
  ],
  hypotheses: [
    {
      id: 'finite-candidates',
      says: 'K candidates are drawn, not more',
      carries: ['b'],
      drop: {
        how: 'compare the tilt (K = ∞) with the bound for K = 64, which (b) implies for every K up to 64',
        domain: { candidates: { min: 1, max: 1, infinite: 'always' } },
        claim: 'chi2(curate(p[t]), p[t]) <= (64 - 1)^2/(2*64 - 1)',
        expect: 'counterexample',
        because: 'the tilt can move all mass onto an atom of arbitrarily small probability in one round',
      },
    },
  ],
  domain: domain({ candidates: { min: 1, max: LARGEST_K, infinite: 'never' }, support: 'any' }),
  budget: { rounds: 1 },
  models: ['discrete'],
  mutants: ['one-candidate-more', 'biased-sampler'],
};
