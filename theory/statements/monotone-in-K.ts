/**
 * More candidates give more reward and a larger step: the weight of the candidate kept among K stochastically dominates
 * that among K − 1.
 *
 * *Order.* Draw weights `w_1 … w_K`, and let `f` be a non-decreasing function of the weight. The mean of f at the kept
 * candidate is `Σ w_i f_i/S`, `S = Σ w_i`; without candidate j it is `Σ_{i≠j} w_i f_i/(S − w_j)`. The sum of the
 * differences over j is S times the covariance of `f_j` and `1/(S − w_j)` under the shares `w_j/S`. Both are
 * non-decreasing in `w_j`, so it is at least 0 by Chebyshev's inequality. In expectation, `p_K` is above `p_{K−1}` in
 * stochastic order. The case `f = w` is claim (a). It is strict unless all drawn weights are equal, which gives claim
 * (b).
 *
 * *Divergence.* `H^{K−1}` increases with w. So
 * `KL(p_K‖p) ≥ E_{p_K}[log H^{K−1}] ≥ E_{p_{K−1}}[log H^{K−1}] = KL(p_{K−1}‖p)`: the first inequality is Gibbs', the
 * second follows from the order. This is claim (c). The proof uses two facts about the choice only: its laws are
 * ordered in K, and H increases with w.
 */
import { type Statement, LARGEST_K, domain } from './statement';

export const monotoneInK: Statement = {
  id: 'monotone-in-K',
  title: 'More candidates, more reward, and more of a move',
  source: { kind: 'derived', reference: 'Chebyshev’s and Gibbs’ inequalities; listed as a conjecture before' },
  summary:
    'The kept one of K candidates is worth more, in expectation, than the kept one of K − 1, unless all weights are equal, and its law is no nearer to the model.',
  claims: [
    {
      id: 'a',
      says: 'the expected weight of the kept candidate does not fall in K',
      claim: 'E(curate(p[t]), w) >= E(curate(p[t], K - 1), w)',
      tightness: 1e-6,
    },
    {
      id: 'b',
      says: 'and rises, unless all weights are equal',
      claim: 'E(curate(p[t]), w) > E(curate(p[t], K - 1), w)',
      when: 'Var(p[t], w) > 0',
    },
    {
      id: 'c',
      says: 'its divergence from the model does not fall in K',
      claim: 'KL(curate(p[t]), p[t]) >= KL(curate(p[t], K - 1), p[t])',
      tightness: 2e-5,
    },
  ],
  hypotheses: [
    {
      id: 'luce-choice',
      says: 'one of K is kept with probability proportional to w (Bradley–Terry)',
      drop: {
        how: 'choose with probability proportional to 1/w',
        domain: { loop: 'prefer-worst' },
        expect: 'counterexample',
        because: 'such a choice lowers the expected weight',
      },
    },
  ],
  domain: domain({ candidates: { min: 2, max: LARGEST_K, infinite: 'never' }, support: 'any' }),
  budget: { rounds: 1 },
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'forget-to-normalise'],
};
