/**
 * With infinitely many candidates, and real data from the start, the expected weight never falls, and every round moves mass
 * from the lower weights to the higher ones.
 *
 * *Expected weight (a).* Put `M_j = E_{p_ref}[w^j]`, `m_t = E_{p_t}[w]` and `u_t = m_0 ⋯ m_{t−1}`. Then
 * `p_{t+1} u_{t+1} = (1 − η) p_ref u_{t+1} + η w p_t u_t`. Unrolled, `p_t u_t = p_ref ((1 − η) Σ_{j<t} η^j u_{t−j} w^j + η^t w^t)`, and
 * total mass 1 gives, for t ≥ 1, `u_t = f_1 u_{t−1} + … + f_{t−1} u_1 + f_t/(1 − η)` with `f_j = (1 − η) η^{j−1} M_j`. So 1 followed by
 * `(1 − η) u_1, (1 − η) u_2, …` is a renewal sequence. `f` is log-convex (Cauchy–Schwarz), hence so is the renewal sequence (de Bruijn and
 * Erdős 1953), and `m_t = u_{t+1}/u_t` does not fall from t = 1 on; `m_1 ≥ m_0` is the gain of one round (`fisher-identity`). At η = 0 the
 * law stays p_ref.
 *
 * *One crossing (b).* By the formula above `(p_{t+1} − p_t)/p_ref` is a polynomial in w. Its coefficient at `w^j`, 1 ≤ j ≤ t, is at most
 * `(1 − η) η^j (1/(m_{t−j+1} ⋯ m_t) − 1/(m_{t−j} ⋯ m_{t−1}))`, which is at most 0 by (a); at j = t it is smaller by a further part of
 * `η^t/u_t`. The constant term is 0, or −η for t = 0, and that at `w^{t+1}` is `η^{t+1}/u_{t+1} ≥ 0`. By Descartes' rule of signs the
 * polynomial has at most one positive root, and is positive beyond it. This implies (a) again, and stochastic order.
 *
 * For finite K the curation factor depends on the whole law of w, not on its mean alone: see `monotone-two-rounds` and the conjectures
 * `monotone-with-real-data` and `single-crossing-with-real-data`.
 */
import { type Statement, domain } from './statement';
import { startsAtReference } from './theorem-2.3';

export const monotoneAtInfinity: Statement = {
  id: 'monotone-at-infinity',
  title: 'With real data and K = ∞ the reward never falls',
  source: { kind: 'derived', reference: 'log-convexity of renewal sequences; Descartes’ rule of signs' },
  summary:
    'Started from the real data, the loop with real data and infinitely many candidates has an expected weight that never falls; an atom that gains mass is followed by gains of all atoms of larger weight.',
  follows: ['fisher-identity'],
  claims: [
    {
      id: 'a',
      says: 'the expected weight does not fall',
      claim: 'E(p[t + 1], w) >= E(p[t], w)',
      tightness: { discrete: 1e-6, gaussian: 'attained', mixture: 0.002 },
    },
    {
      id: 'b',
      says: 'if an atom does not lose mass, no atom of larger weight does',
      claim: 'p[t + 1](y) >= p[t](y)',
      when: 'min(p[t + 1](x) - p[t](x), w(y) - w(x)) >= 0',
      models: ['discrete'],
      tightness: 1e-6,
    },
  ],
  hypotheses: [startsAtReference('a start of high reward is pulled down towards the real data')],
  domain: domain({ candidates: { min: 1, max: 1, infinite: 'always' }, data: 'real', start: 'reference' }),
  budget: { rounds: 6 },
  models: ['discrete', 'gaussian', 'mixture'],
  mutants: ['prefer-worst', 'biased-sampler', 'forget-to-normalise'],
};
