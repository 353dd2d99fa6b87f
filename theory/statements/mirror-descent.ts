/**
 * At K = ∞ a round is a step of KL mirror descent (multiplicative weights): the symmetrised KL between consecutive laws is
 * the gain in reward, `KL(p'‖p) + KL(p‖p') = E_{p'}[r] − E_p[r]`, because `log(p'/p) = r − log E_p[e^r]`.
 *
 * It is the gap of `rlhf-equivalence` (b) after one round from p, for q = p: `E_{p'}[r] − KL(p'‖p) − E_p[r] = KL(p‖p')`.
 */
import { type Statement, domain } from './statement';

export const mirrorDescent: Statement = {
  id: 'mirror-descent',
  title: 'A round is a step of mirror descent',
  source: { kind: 'derived', reference: 'log(p′/p) = r − log E_p[e^r]' },
  summary: 'At K = ∞ the reward gained in a round equals the symmetrised KL between the laws before and after.',
  follows: ['rlhf-equivalence'],
  claims: [
    {
      id: 'a',
      says: 'reward gained = symmetrised KL',
      claim: 'KL(p[t + 1], p[t]) + KL(p[t], p[t + 1]) == E(p[t + 1], r) - E(p[t], r)',
    },
  ],
  hypotheses: [
    {
      id: 'many-candidates',
      says: 'K = ∞',
      formal: '1/K == 0',
      drop: {
        how: 'finite K',
        domain: { candidates: { min: 2, max: 4, infinite: 'never' } },
        budget: { rounds: 1 },
        model: 'discrete',
        expect: 'counterexample',
        because: 'log H^K is a concave function of the reward, not the reward itself',
      },
    },
  ],
  domain: domain({ candidates: { min: 1, max: 1, infinite: 'always' } }),
  budget: { rounds: 12 },
  models: ['discrete', 'gaussian'],
  mutants: ['prefer-worst', 'biased-sampler'],
};
