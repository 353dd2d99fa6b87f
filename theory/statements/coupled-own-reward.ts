/**
 * Self-influence: a model that is curated by a reward ends with more of it, whatever it is coupled to, if the map between the models does not expand.
 *
 * The reward is `r(x) = bᵀx` and the limit of model 1 `x = (I − A)^{-1} b` (`coupled-limit`). With y = Ax and `‖y‖ = s‖x‖`, s ≤ 1, the gain of the limit and that of a single choice are
 *
 *     bᵀx = ‖x‖² − xᵀy ,      bᵀb = ‖x − y‖² ,
 *
 * and `(1 + s) bᵀx − bᵀb = (x − y)ᵀ(s x + y) = s‖x‖² + (1 − s) xᵀy − s²‖x‖² ≥ 0`, since `xᵀy ≥ −s‖x‖²`. So `bᵀx ≥ bᵀb/(1 + s) ≥ bᵀb/2`: at least half of what a
 * single choice gains, and the half is approached as A → −I. Where A expands, the reward may be lost although ρ(A) < 1: for `A = [[0, −4], [0, 0]]` and `b = (−3, −1)`, `x = (1, −1)`, and
 * `bᵀx = −2`.
 *
 * Source: Zhang, Wei & Zhang 2026 (arXiv:2605.29267) find that coupling may dampen or invert the effect of curation on the curated model itself; the condition and the constant are derived here.
 */
import { type Statement, domain } from './statement';

export const coupledOwnReward: Statement = {
  id: 'coupled-own-reward',
  title: 'A map that does not expand leaves the curated model at least half of the gain of a choice',
  source: {
    kind: 'derived',
    reference: 'coupled-limit; after Zhang, Wei & Zhang 2026, arXiv:2605.29267 (self-influence)',
  },
  summary:
    'Two coupled Gaussian models of which one is curated by a reward end with at least half of what one choice gains, if the map between them does not expand; a map that expands may turn the gain into a loss.',
  follows: ['coupled-limit'],
  claims: [
    {
      id: 'a',
      says: 'the limit gains at least half of what a choice from the uncurated law gains',
      claim: 'E(p_limit, r) - E(p_ref, r) >= (E(curate(p_ref), r) - E(p_ref, r))/2',
      tightness: 0.11,
    },
    {
      id: 'b',
      says: 'which is the variance of the reward',
      claim: 'E(curate(p[t]), r) - E(p[t], r) == Var(p[t], r)',
    },
  ],
  hypotheses: [
    {
      id: 'non-expanding-map',
      says: '‖Ax‖ ≤ ‖x‖ for all x',
      carries: ['a'],
      drop: {
        how: 'take any map of spectral radius below 1, and ask whether the reward is gained at all',
        domain: { coupling: 'stable' },
        claim: 'E(p_limit, r) >= E(p_ref, r)',
        expect: 'counterexample',
        because: 'a map that expands a direction on its way to 0 can turn the shift of curation around',
      },
    },
  ],
  domain: domain({ candidates: { min: 1, max: 1, infinite: 'always' }, coupling: 'non-expanding' }),
  budget: { rounds: 2 },
  models: ['coupled'],
  mutants: ['ignore-reward', 'prefer-worst'],
};
