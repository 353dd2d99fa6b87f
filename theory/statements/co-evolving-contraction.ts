/**
 * With enough real data a model and the preference by which it is curated settle together, although the preference moves with the data.
 *
 * A state is a law p with a preference v, a vector of length ‖v‖ = Σ|v_k| ≤ 1. Atoms have features of length at most 1, the reward is `r_v(x) = τ⟨v, φ(x)⟩`, and a round makes
 * `p' = (1 − η) p_ref + η p H_{p,v}` and `v' = (1 − β) v + β E_{p'}[φ]`. The projection on a convex set that holds the features and the preference changes nothing.
 *
 * (a) *At one preference.* Rewards lie in [−τ, τ], so D ≤ 2τ, and by `tv-lipschitz` `TV(pH_{p,v}, qH_{q,v}) ≤ h TV(p, q)` with `h = K e^{2τ}/(e^{2τ} + K − 1)`. *At one law.* Given K candidates, the kept one has the
 * probabilities s_k of a softmax of their rewards. Along a segment of preferences, `ds_k = s_k (δ_k − Σ s_j δ_j)` with `δ_k = τ⟨dv, φ(x_k)⟩`, which lies in `[−c, c]`, `c = τ‖dv‖`. So
 * `½ Σ|ds_k|` is half the mean absolute deviation of a variable with values in [−c, c], which is at most c, attained by ±c with halves. Hence
 * `TV(pH_{p,v}, pH_{p,u}) ≤ (τ/2)‖v − u‖`. Together `TV(p', q') ≤ η (h TV(p, q) + (τ/2)‖v − u‖)`.
 *
 * (b) `‖E_{p'}φ − E_{q'}φ‖ ≤ Σ|p' − q'| = 2 TV(p', q')`.
 *
 * (c) Measure states by `M = 2βh TV + τ‖·‖`, which is `TV + ξ‖·‖` with ξ = τ/(2βh), times 2βh. By (b) `M' ≤ 2β(h + τ) TV(p', q') + τ(1 − β)‖v − u‖`, and by (a), with κ = η(h + τ),
 *
 *     M' ≤ κ · 2βh TV(p, q) + (1 − β(1 − κ)) · τ‖v − u‖ ≤ (1 − β(1 − κ)) M      if κ ≤ 1, since κ ≤ 1 − β(1 − κ) then.
 *
 * Where κ < 1, a round is a contraction of a complete space: there is one fixed state, reached geometrically from everywhere (Banach). (d) follows over the rounds. No other ξ does better: the matrix
 * of the bounds (a) and (b) has a spectral radius below 1 if and only if κ < 1. The factor is attained in the limit of two states of one law, halves on the features ±1, whose preferences are near 0 and each other, at K = ∞.
 *
 * (e) The published condition is `η(L_p + 2 L_w) < 1` with `L_p = 2e^{2τ}(2 + e^{2τ})` and `L_w = 2τe^{4τ}`. It implies κ < 1: `h ≤ e^{2τ} ≤ L_p` and `τ ≤ 2 L_w`. At τ = 1 and K = 4 it asks for η < 1/357; κ < 1 allows
 * η up to 0.26.
 *
 * Source: Wei, Xie, Zhu, Zhang 2026 (co-evolving preferences), restated, with sharper constants derived here.
 */
import { type Statement, domain } from './statement';

/** h_K where rewards lie in [−τ, τ]. */
export const H_OF_TAU = 'exp(2*tau)/(1 + (exp(2*tau) - 1)/K)';

/** `TV + ξ‖·‖` of two states, times `2βh`. */
export const stateDistance = (p: string, q: string): string =>
  `(2*beta*h*TV(${p}, ${q}) + tau*preference_distance(${p}, ${q}))`;

/** The states p_0 and q are not the same. */
export const DIFFERENT = 'TV(p[0], q) + preference_distance(p[0], q) > 0';

export const coEvolvingContraction: Statement = {
  id: 'co-evolving-contraction',
  title: 'Preferences that move with the data settle with the model if there is enough real data',
  source: {
    kind: 'derived',
    reference:
      'tv-lipschitz and the derivative of a softmax; sharpens Wei, Xie, Zhu, Zhang 2026 (co-evolving preferences)',
  },
  summary:
    'A model that is curated by a preference, which itself moves towards the mean features of the model, contracts together with it where η(h + τ) < 1: two states come nearer by the factor 1 − β(1 − η(h + τ)) in every round.',
  follows: ['tv-lipschitz'],
  where: { h: H_OF_TAU, kappa: 'eta*(h + tau)' },
  claims: [
    {
      id: 'a',
      says: 'the models of two states come nearer by η h, up to η τ/2 times the distance of their preferences',
      claim: 'TV(next(p[0]), next(q)) <= eta*(h*TV(p[0], q) + tau/2*preference_distance(p[0], q))',
      when: DIFFERENT,
      tightness: 0.03,
    },
    {
      id: 'b',
      says: 'the preferences by 1 − β, up to 2β times the distance of the new models',
      claim:
        'preference_distance(next(p[0]), next(q)) <= (1 - beta)*preference_distance(p[0], q) + 2*beta*TV(next(p[0]), next(q))',
      when: 'TV(p[0], q) > 0',
      tightness: 0.005,
    },
    {
      id: 'c',
      says: 'so the states come nearer by 1 − β(1 − κ)',
      claim: `${stateDistance('next(p[0])', 'next(q)')} <= (1 - beta*(1 - kappa))*${stateDistance('p[0]', 'q')}`,
      when: DIFFERENT,
      tightness: 0.09,
    },
    {
      id: 'd',
      says: 'and the steps of the loop shrink geometrically',
      claim: `${stateDistance('p[t + 1]', 'p[t]')} <= (1 - beta*(1 - kappa))^t*${stateDistance('p[1]', 'p[0]')}`,
      when: 't*(TV(p[1], p[0]) + preference_distance(p[1], p[0])) > 0',
      tightness: 0.19,
    },
    {
      id: 'e',
      says: 'the published condition asks for more',
      claim: 'h + tau <= 2*exp(2*tau)*(2 + exp(2*tau)) + 4*tau*exp(4*tau)',
      tightness: 0.92,
    },
  ],
  hypotheses: [
    {
      id: 'enough-real-data',
      says: 'κ = η(h + τ) < 1',
      formal: 'kappa < 1',
      carries: ['c', 'd'],
      drop: {
        how: 'take less real data',
        domain: { data: 'unstable' },
        expect: 'counterexample',
        because: 'h is attained: curation takes two models further apart than the real data brings them together',
      },
    },
    {
      id: 'short-features',
      says: 'features have a length of at most 1',
      carries: ['a', 'b', 'c', 'd'],
      drop: {
        how: 'let them be longer',
        domain: { long: 'features' },
        expect: 'counterexample',
        because: 'longer features move rewards and preferences by more',
      },
    },
    {
      id: 'short-preferences',
      says: 'preferences have a length of at most 1',
      carries: ['a', 'c', 'd'],
      drop: {
        how: 'let them be longer',
        domain: { long: 'preferences' },
        expect: 'counterexample',
        because: 'rewards leave [−τ, τ], and h is no bound on the curation factor',
      },
    },
  ],
  domain: domain({ data: 'sharply-stable' }),
  budget: { rounds: 3 },
  models: ['co-evolving'],
  mutants: ['real-share-low', 'drop-real-data', 'forget-to-normalise', 'one-candidate-more', 'biased-sampler'],
};
