/**
 * Conjecture: if the loop starts from the real data, the expected weight never falls.
 *
 * At K = ∞ it is a theorem. Put `M_j = E_{p_ref}[w^j]`, `m_t = E_{p_t}[w]` and `u_t = m_0 ⋯ m_{t−1}`. Unrolling
 * `p_{t+1} = (1 − η) p_ref + η p_t w/m_t` and using total mass 1 gives, for t ≥ 1,
 * `u_t = f_1 u_{t−1} + … + f_{t−1} u_1 + f_t/(1 − η)` with `f_j = (1 − η) η^{j−1} M_j`: a renewal sequence up to the
 * factor 1 − η. `f` is log-convex (Cauchy–Schwarz), hence so is the renewal sequence (de Bruijn and Erdős 1953), and
 * `m_t = u_{t+1}/u_t` does not fall. For finite K the curation factor depends on the whole law of w, not on its mean
 * alone, so this argument does not apply.
 */
import { type Statement, domain } from './statement';
import { startsAtReference } from './theorem-2.3';

export const monotoneWithRealData: Statement = {
  id: 'monotone-with-real-data',
  title: 'With real data the reward never falls',
  source: {
    kind: 'conjectured',
    reference: 'at K = ∞ from the log-convexity of renewal sequences',
  },
  summary:
    'Started from the real data, the loop with real data has an expected weight that does not fall from one round to the next, whatever λ and K.',
  claims: [
    {
      id: 'a',
      says: 'the expected weight does not fall',
      claim: 'E(p[t + 1], w) >= E(p[t], w)',
      tightness: { discrete: 1e-6, gaussian: 'attained', mixture: 0.02 },
    },
  ],
  hypotheses: [
    {
      ...startsAtReference,
      drop: {
        how: 'start anywhere',
        domain: { start: 'free' },
        expect: 'counterexample',
        because: 'a start of high reward is pulled down towards the real data',
      },
    },
  ],
  domain: domain({ data: 'real', start: 'reference', support: 'any' }),
  budget: { rounds: 12 },
  models: ['discrete', 'gaussian', 'mixture'],
  mutants: ['prefer-worst', 'biased-sampler', 'forget-to-normalise'],
  expected: {
    verdict: 'open',
    because:
      'at K = ∞ it follows from the log-convexity of renewal sequences; for finite K the curation factor depends on the whole law of w, and no proof is known here',
  },
};
