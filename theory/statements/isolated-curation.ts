/**
 * Cross-influence: what curation raises in one step it raises in the long run, if the model is isolated. Coupled to another model it may backfire.
 *
 * Let `r_true(x) = gᵀx` be another reward, of another user or of those who use model 2. A choice by `r(x) = bᵀx` shifts every mean by b, so it raises r_true if and
 * only if `gᵀb > 0`, the covariance of both rewards (c). The limit is `(I − A)^{-1} b` (`coupled-limit`), compared with the mean 0 that both models keep without
 * curation. Isolated, A = 0, it is b itself, reached by round 2, hence (a) and (b). But unless `(I − A)^{-1} b` is a positive multiple of b, some g has
 * `gᵀb > 0 > gᵀ(I − A)^{-1} b`. For A a rotation by 80° times 0.9 the limit is turned by 46° from b, and every g that is turned by 44° to 90° the other way
 * is such a reward. On the line there is none, as `1/(1 − A) > 0`.
 *
 * The search drops A = 0 among normal maps, which do not expand: there the reward of the choice itself is gained (`coupled-own-reward`), and the other one lost.
 *
 * Source: Zhang, Wei & Zhang 2026 (arXiv:2605.29267): isolated curation always enhances alignment, and cross-model interactions can dampen or invert this.
 */
import { type Statement, domain } from './statement';

const RAISED = 'E(curate(p_ref), r_true) > E(p_ref, r_true)';

export const isolatedCuration: Statement = {
  id: 'isolated-curation',
  title: 'What a choice raises it raises in the long run, unless the model is coupled to another',
  source: { kind: 'restated', reference: 'Zhang, Wei & Zhang 2026, arXiv:2605.29267, for two Gaussian models' },
  summary:
    'If each choice raises some reward, the limit of an isolated model has more of it than the uncurated one. Coupled to a second model that turns its outputs, the same choices may end in less: curation backfires.',
  follows: ['coupled-limit'],
  claims: [
    {
      id: 'a',
      says: 'a reward that a choice raises is higher in the limit',
      claim: 'E(p_limit, r_true) > E(p_ref, r_true)',
      when: RAISED,
    },
    {
      id: 'b',
      says: 'which the model reaches in two rounds',
      claim: 'KL(p[t], p_limit) == 0',
      when: 't >= 2',
    },
    {
      id: 'c',
      says: 'a choice raises a second reward by its covariance with the first',
      claim: 'E(curate(p[t]), r_true) - E(p[t], r_true) == Cov(p[t], r, r_true)',
    },
  ],
  hypotheses: [
    {
      id: 'isolated',
      says: 'the second model hands nothing on, A = 0',
      carries: ['a', 'b'],
      drop: {
        how: 'couple the models by a normal map of spectral radius below 1, and ask whether the limit has at least as much of the reward',
        domain: { coupling: 'normal' },
        claim: 'E(p_limit, r_true) >= E(p_ref, r_true)',
        when: RAISED,
        expect: 'counterexample',
        because:
          'the second model hands the shift on in another direction, and the shifts of all rounds add up to one against the reward',
      },
    },
  ],
  domain: domain({ candidates: { min: 1, max: 1, infinite: 'always' }, coupling: 'isolated' }),
  budget: { rounds: 4 },
  models: ['coupled'],
  mutants: ['ignore-reward', 'prefer-worst'],
};
