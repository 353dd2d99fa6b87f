/**
 * At K = ∞ the loop is Hedge: `p_t ∝ p_0 e^{tr}`, whose total regret is at most `log(1/P_0(A_*))`, so
 * `r_* − E_{p_t}[r] ≤ log(1/P_0(A_*))/t` (Freund and Schapire 1997; by convexity of the log-partition function).
 *
 * It is `rlhf-equivalence` for `q = p_0(· | A_*)`, where `E_q[r] = r_*` and `KL(q‖p_0) = log(1/P_0(A_*))`: p_t maximises
 * `E[r] − KL(·‖p_0)/t`, so `r_* − log(1/P_0(A_*))/t ≤ E_{p_t}[r] − KL(p_t‖p_0)/t ≤ E_{p_t}[r]`.
 */
import { type Statement, domain } from './statement';

export const hedgeRegret: Statement = {
  id: 'hedge-regret',
  title: 'The loop is Hedge: regret falls like 1/t',
  source: { kind: 'derived', reference: 'Freund and Schapire 1997; convexity of log E[e^{tr}]' },
  summary: 'At K = ∞ the expected reward is within log(1/P_0(A_*))/t of its maximum after t rounds.',
  follows: ['rlhf-equivalence'],
  claims: [
    {
      id: 'a',
      says: 'the reward gap is at most log(1/P_0(A_*))/t',
      claim: 'r_max - E(p[t], r) <= log(1/P(p[0], A_star))/t',
      when: 't >= 1',
      tightness: 0.64,
    },
  ],
  hypotheses: [
    {
      id: 'many-candidates',
      says: 'K = ∞',
      formal: '1/K == 0',
      drop: {
        how: 'finite K',
        domain: { candidates: { min: 2, max: 3, infinite: 'never' } },
        budget: { rounds: 4 },
        expect: 'counterexample',
        because:
          'a finite choice multiplies the odds of the best by at most K a round, so large rewards are not reached in time',
      },
    },
  ],
  domain: domain({ candidates: { min: 1, max: 1, infinite: 'always' }, support: 'best' }),
  budget: { rounds: 12 },
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'stale-model', 'biased-sampler'],
};
