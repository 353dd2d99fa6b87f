/**
 * Fisher's fundamental theorem for the tilt: with `p' = p w / E_p[w]`, `E_{p'}[w] − E_p[w] = Var_p(w)/E_p[w]`, because
 * `E_{p'}[w] = E_p[w²]/E_p[w]`.
 */
import { type Statement, domain } from './statement';

export const fisherIdentity: Statement = {
  id: 'fisher-identity',
  title: 'At K = ∞ the gain is the variance over the mean',
  source: { kind: 'derived', reference: 'R. A. Fisher 1930, the fundamental theorem of natural selection' },
  summary: 'In the limit of many candidates the gain of a round is exactly the variance of the weight over its mean.',
  claims: [{ id: 'a', says: 'gain = Var/E', claim: 'E(p[t + 1], w) - E(p[t], w) == Var(p[t], w)/E(p[t], w)' }],
  hypotheses: [
    {
      id: 'many-candidates',
      says: 'K = ∞',
      formal: '1/K == 0',
      drop: {
        how: 'finite K',
        domain: { candidates: { min: 2, max: 5, infinite: 'never' } },
        expect: 'counterexample',
        because: 'the gain at finite K is strictly smaller',
      },
    },
  ],
  domain: domain({ candidates: { min: 1, max: 1, infinite: 'always' } }),
  budget: { rounds: 12 },
  models: ['discrete', 'gaussian'],
  mutants: ['ignore-reward', 'prefer-worst', 'forget-to-normalise', 'stale-model', 'biased-sampler'],
};
