/**
 * The finite-K rate: odds against better atoms fall geometrically. For `w(x) > w(y)`,
 *
 *     H(y)/H(x) ≤ w(y) (w(x) + (K − 1) w_min) / (w(x) (w(y) + (K − 1) w_min)) ,
 *
 * since `(H(y)/w(y))/(H(x)/w(x))` is a ratio of means of `1/(w(y) + S)` and `1/(w(x) + S)`, and `(w(x) + S)/(w(y) + S)`
 * is largest at the least possible S. Against the best atoms, the bound is weakest for `w(y) = w_next`. In the claims,
 * numerator and denominator are divided by K, so that K = ∞ is included.
 */
import { type Statement, LARGEST_K, domain } from './statement';

export const oddsRate: Statement = {
  id: 'odds-rate',
  title: 'Odds against the best fall geometrically',
  source: { kind: 'derived', reference: 'makes Theorem 2.1 quantitative at finite K' },
  summary:
    'Every round multiplies the odds against the best atoms by at most ρ < 1, for which there is a formula in K and the weights.',
  where: {
    rho: 'w_next*(w_max/K + (1 - 1/K)*w_min)/(w_max*(w_next/K + (1 - 1/K)*w_min))',
    odds: '(1 - P(p[0], A_star))/P(p[0], A_star)',
  },
  claims: [
    {
      id: 'a',
      says: 'of two atoms the better gains on the worse by a known factor',
      claim: 'H(p[t], y)/H(p[t], x) <= w(y)*(w(x)/K + (1 - 1/K)*w_min)/(w(x)*(w(y)/K + (1 - 1/K)*w_min))',
      when: 'w(x) > w(y)',
      models: ['discrete'],
      tightness: 1e-6,
    },
    {
      id: 'b',
      says: 'so the odds against the best fall at least like ρ^t',
      claim: '(1 - P(p[t], A_star))/P(p[t], A_star) <= rho^t*odds',
      when: 't >= 1',
      tightness: 1e-6,
    },
  ],
  hypotheses: [
    {
      id: 'best-has-mass',
      says: 'P_0(A_*) > 0',
      formal: 'P(p[0], A_star) > 0',
      carries: ['b'],
      drop: {
        how: 'let the start give the best atom no mass; both odds in (b) are then infinite, so ask for what (b) implies: the best gain mass as long as others have some',
        domain: { support: 'best-missing' },
        claim: 'P(p[t + 1], A_star) > P(p[t], A_star)',
        when: 'P(p[t], A_star) < 1',
        expect: 'counterexample',
        because: 'curation cannot create mass, so the best have mass 0 in every round',
      },
    },
  ],
  domain: domain({ candidates: { min: 2, max: LARGEST_K, infinite: 'sometimes' } }),
  models: ['discrete', 'large-discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'one-candidate-less', 'biased-sampler'],
};
