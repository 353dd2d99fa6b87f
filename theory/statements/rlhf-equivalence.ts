/**
 * Curation in the limit of many candidates is KL-regularised reward maximisation: after t rounds `p_t ∝ p_0 e^{tr}`
 * maximises `E_p[r] − KL(p‖p_0)/t`, i.e. RLHF with β = 1/t. The gap of any other law q is exactly `KL(q‖p_t)/t`
 * (Gibbs' variational principle).
 */
import { type Statement, FERBACH, domain } from './statement';

export const rlhfEquivalence: Statement = {
  id: 'rlhf-equivalence',
  title: 't rounds of curation are RLHF with β = 1/t',
  source: { kind: 'published', reference: `${FERBACH}, section 2; Gibbs variational principle` },
  summary:
    'At K = ∞ and without real data, the law after t rounds maximises expected reward minus (1/t) KL to the start.',
  where: {
    J_t: 'E(p[t], r) - KL(p[t], p[0])/t',
    J_q: 'E(q, r) - KL(q, p[0])/t',
  },
  claims: [
    {
      id: 'a',
      says: 'no other law has a larger regularised reward',
      claim: 'J_q <= J_t',
      when: 't >= 1',
      tightness: { discrete: 1e-6, gaussian: 0.01 },
    },
    { id: 'b', says: 'and the gap is exactly KL(q‖p_t)/t', claim: 'J_t - J_q == KL(q, p[t])/t', when: 't >= 1' },
  ],
  hypotheses: [
    {
      id: 'many-candidates',
      says: 'K = ∞',
      formal: '1/K == 0',
      drop: {
        how: 'finite K',
        domain: { candidates: { min: 2, max: 5, infinite: 'never' } },
        expect: 'counterexample',
        because: 'a finite choice saturates: H^K ≤ K, so the law is less tilted than the maximiser',
      },
    },
    {
      id: 'fully-synthetic',
      says: 'λ = ∞',
      formal: 'eta == 1',
      drop: {
        how: 'with real data',
        domain: { data: 'real' },
        model: 'discrete',
        expect: 'counterexample',
        because: 'real data pulls the law back from the maximiser',
      },
    },
  ],
  domain: domain({ candidates: { min: 1, max: 1, infinite: 'always' } }),
  budget: { rounds: 6 },
  models: ['discrete', 'gaussian'],
  mutants: ['ignore-reward', 'prefer-worst', 'stale-model', 'forget-to-normalise', 'biased-sampler'],
};
