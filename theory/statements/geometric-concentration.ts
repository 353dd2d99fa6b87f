/**
 * At K = ∞ the odds against the best atoms are `Σ_{x∉A_*} p_0(x) e^{−t(r_* − r(x))} / P_0(A_*)`, so they fall at least
 * like `e^{−δt}`, where δ is the gap between the largest and the second largest reward. This is `odds-rate` (b) at K = ∞, where ρ is
 * `w_next/w_max = e^{−δ}`; the mass off A_* is at most the odds.
 */
import { type Statement, domain } from './statement';

export const geometricConcentration: Statement = {
  id: 'geometric-concentration',
  title: 'Mass concentrates on the best geometrically',
  source: { kind: 'derived', reference: 'p_t ∝ p_0 e^{tr}' },
  summary: 'At K = ∞ the mass off the best atoms falls at least like e^{−δt}, δ the reward gap below the best.',
  follows: ['odds-rate'],
  where: { delta: 'log(w_max/w_next)' },
  claims: [
    {
      id: 'a',
      says: 'the mass off A_* is at most its initial odds times e^{−δt}',
      claim: '1 - P(p[t], A_star) <= (1 - P(p[0], A_star))/P(p[0], A_star)*exp(-delta*t)',
      tightness: 1e-6,
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
        expect: 'counterexample',
        because: 'a finite choice multiplies the odds of the best by at most K a round, however large the gap',
      },
    },
  ],
  domain: domain({ candidates: { min: 1, max: 1, infinite: 'always' }, support: 'best' }),
  budget: { rounds: 12 },
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'stale-model', 'biased-sampler'],
};
