/**
 * Two candidates: `H²_p(x) = 1 + E_{y∼p}[tanh((r(x) − r(y))/2)]`, since `2w/(w + v) = 1 + (w − v)/(w + v)` and
 * `tanh(½ log(w/v)) = (w − v)/(w + v)`. Exact arithmetic evaluates this hyperbolic tangent without rounding.
 */
import { type Statement, domain } from './statement';

export const k2Tanh: Statement = {
  id: 'k2-tanh',
  title: 'Two candidates: the curation factor is a mean of tanh',
  source: { kind: 'derived', reference: 'from the definition of H at K = 2' },
  summary:
    'With two candidates the curation factor is one plus the mean hyperbolic tangent of half the reward difference.',
  claims: [{ id: 'a', says: 'H² = 1 + E tanh', claim: 'H(p[t], x) == 1 + E(p[t], tanh((r(x) - r)/2))' }],
  hypotheses: [
    {
      id: 'two-candidates',
      says: 'K = 2',
      formal: 'K == 2',
      drop: {
        how: 'K ≥ 3',
        domain: { candidates: { min: 3, max: 5, infinite: 'never' } },
        expect: 'counterexample',
        because: 'more candidates curate more strongly',
      },
    },
  ],
  domain: domain({ candidates: { min: 2, max: 2, infinite: 'never' } }),
  budget: { rounds: 1 },
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
