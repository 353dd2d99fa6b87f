/**
 * The exact gain of one round: `E_{p_K}[w] − E_p[w] = E[S²/Ā]` over K i.i.d. draws of w, with Ā their mean and S² their
 * biased variance. The reason: the kept weight has mean `E[Σ w_k²/Σ w_k]` and `Σ w_k²/Σ w_k − Ā = S²/Ā`. With
 * `K² S² = Σ_{i<j} (w_i − w_j)²` and exchangeability this is `((K − 1)/2) E[(w_1 − w_2)²/Σ_j w_j]`, a form without
 * cancellation.
 */
import { type Statement, LARGEST_K, domain } from './statement';

export const stepIdentity: Statement = {
  id: 'step-identity',
  title: 'The exact gain of one round',
  source: { kind: 'derived', reference: 'behind Lemma 2.2' },
  summary:
    'The gain of a curated round is the expected ratio of sample variance to sample mean of the K candidate weights.',
  claims: [
    {
      id: 'a',
      says: 'the gain is the mean of S²/Ā over the K draws',
      claim: 'E(curate(p[t]), w) - E(p[t], w) == E_draws(p[t], var(w)/mean(w))',
    },
    {
      id: 'b',
      says: 'equivalently, (K−1)/2 times the mean squared difference of two draws over the total',
      claim: 'E(p[t + 1], w) - E(p[t], w) == (K - 1)/2*E_draws(p[t], (w[1] - w[2])^2/sum(w))',
      when: 'K >= 2',
    },
  ],
  hypotheses: [
    {
      id: 'fully-synthetic',
      says: 'λ = ∞',
      formal: 'eta == 1',
      carries: ['b'],
      drop: {
        how: 'with real data',
        domain: { data: 'real' },
        expect: 'counterexample',
        because: 'only the share η of the next law is curated',
      },
    },
  ],
  domain: domain({ candidates: { min: 1, max: LARGEST_K, infinite: 'never' } }),
  budget: { rounds: 1, growth: 6 },
  models: ['discrete'],
  mutants: [
    'ignore-reward',
    'prefer-worst',
    'one-candidate-less',
    'one-candidate-more',
    'forget-to-normalise',
    'biased-sampler',
  ],
};
