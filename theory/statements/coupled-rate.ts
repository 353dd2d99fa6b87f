/**
 * Two coupled Gaussian models come nearer to their limits by the spectral radius of the map in every two rounds, if the map is normal.
 *
 * As `e_{t+2} = A e_t` (`coupled-limit`), `‖e_{t+2}‖ ≤ ‖A‖ ‖e_t‖`, and a normal matrix (`AᵀA = AAᵀ`: rotations, reflections, symmetric matrices and their multiples) has `‖A‖ = ρ(A)`. The factor is
 * attained in every round by a multiple of a rotation. Without normality ρ(A) is the rate in the long run only: a nilpotent A has ρ(A) = 0, and may first take the models far away.
 * In one round nothing is said: the distances of the two models change places.
 */
import { type Statement, domain } from './statement';

export const coupledRate: Statement = {
  id: 'coupled-rate',
  title: 'Two models coupled by a normal map approach their limits at the rate of its spectral radius',
  source: { kind: 'derived', reference: 'coupled-limit; the norm of a normal matrix is its spectral radius' },
  summary:
    'If the map A between two Gaussian models is normal, then in every two rounds each comes nearer to its limit by the factor ρ(A), the spectral radius of A.',
  follows: ['coupled-limit'],
  claims: [
    {
      id: 'a',
      says: 'in two rounds the squared distance of model 1 shrinks by ρ(A)², at least',
      claim: 'KL(p[t + 2], p_limit) <= radius^2*KL(p[t], p_limit)',
      tightness: 'attained',
    },
    {
      id: 'b',
      says: 'and that of model 2',
      claim: 'KL(partner(p[t + 2]), partner(p_limit)) <= radius^2*KL(partner(p[t]), partner(p_limit))',
      tightness: 'attained',
    },
  ],
  hypotheses: [
    {
      id: 'normal-map',
      says: 'A is normal, AᵀA = AAᵀ',
      drop: {
        how: 'take any map of spectral radius below 1, in two dimensions',
        domain: { coupling: 'stable' },
        expect: 'counterexample',
        because: 'a shear of spectral radius 0 moves a model away before it brings it to its limit',
      },
    },
  ],
  domain: domain({ candidates: { min: 1, max: 1, infinite: 'always' }, coupling: 'normal' }),
  budget: { rounds: 6 },
  models: ['coupled'],
  mutants: ['ignore-reward', 'prefer-worst', 'stale-model'],
};
