/**
 * Theorem 2.4 with K replaced by the true supremum of the curation factor, `h_K = K e^D/(e^D + K − 1)`: if
 * `λ(h_K − 1) < 1` then `sup p_t/p_ref ≤ 1/(1 + λ − λ h_K)`, because the suprema s_t satisfy
 * `s_{t+1} ≤ (1 + λ h_K s_t)/(1 + λ)`; that h_K bounds the factor is `tv-lipschitz` (b). K = ∞ is included.
 */
import { type Statement, domain } from './statement';
import { startsAtReference } from './theorem-2.3';
import { H_SUP } from './tv-lipschitz';

export const sharpTheorem24: Statement = {
  id: 'sharp-theorem-2.4',
  title: 'Theorem 2.4 with the range of the reward',
  source: { kind: 'derived', reference: 's_{t+1} ≤ (1 + λ h_K s_t)/(1 + λ)' },
  summary:
    'When the reward has range D, the density ratio stays below 1/(1 + λ − λ h_K), also for K = ∞ and beyond λ = 1/(K−1).',
  follows: ['tv-lipschitz'],
  where: { h_K: H_SUP },
  claims: [
    {
      id: 'a',
      says: 'the density ratio is bounded',
      claim: 'sup_ratio(p[t], p_ref) <= 1/(1 + lambda - lambda*h_K)',
      tightness: { discrete: 'attained', 'large-discrete': 0.05 },
    },
    { id: 'b', says: 'hence the KL', claim: 'KL(p[t], p_ref) <= -log(1 + lambda - lambda*h_K)', tightness: 0.99 },
  ],
  hypotheses: [
    startsAtReference('the start itself may be arbitrarily far from the real data'),
    {
      id: 'enough-real-data',
      says: 'λ(h_K − 1) < 1',
      formal: 'lambda*(exp(D)/(1 + (exp(D) - 1)/K) - 1) < 1',
      drop: {
        how: 'λ(K − 1) ≥ 1 and a wide range of rewards, and ask for the bound KL ≤ 2',
        domain: { data: 'unstable', candidates: { min: 2, max: 6, infinite: 'sometimes' } },
        budget: { rounds: 3 },
        claim: 'KL(p[t], p_ref) <= 2',
        expect: 'counterexample',
        because: 'no finite bound holds uniformly beyond the transition',
      },
    },
  ],
  domain: domain({ data: 'sharply-stable', start: 'reference', support: 'any' }),
  models: ['discrete', 'large-discrete'],
  mutants: ['real-share-low', 'drop-real-data', 'biased-sampler'],
};
