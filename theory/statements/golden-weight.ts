/**
 * A mean estimated from n fresh and n synthetic points in every round: the best weight of the fresh ones is the golden ratio (√5 − 1)/2.
 *
 * With `μ_{t+1} = α x̄ + (1 − α) ȳ`, x̄ the mean of n real points and ȳ that of m points of p_t, the error `V_t = E(μ_t − μ)²` satisfies
 *
 *     V_{t+1} = α² σ²/n + (1 − α)² (V_t + σ²/m) ,      V_∞ = (σ²/n) (α² + c (1 − α)²)/(1 − (1 − α)²) ,   c = n/m .
 *
 * The derivative of V_∞ vanishes where `α² + c α − c = 0`, at `α_* = (√(c² + 4c) − c)/2`, and there `V_∞ = α_* σ²/n`: below σ²/n, that of fresh points alone (α = 1). The
 * loop has n = m, so c = 1 and `α_* = φ = (√5 − 1)/2`, and its weights are 1 : λ, so α = 1 − η. (a) is the recursion. (b) No weight, even one that changes from round to round,
 * gets below `φ σ²/n` from above: over α the least of `α² + (1 − α)²(1 + φ)` is `(1 + φ)/(2 + φ) = φ`. (c) is the same for the limit, as
 * `α² + (1 − α)² − φ (1 − (1 − α)²) = (1 + φ)(1 − α)² + α² − φ ≥ 0`.
 *
 * The claims measure μ by a linear reward, `(b + s μ)² = E[r²] − Var(r)`.
 *
 * Source: He, Xu & Cheng 2025 (arXiv:2502.18049), for Gaussians and other models.
 */
import { type Statement, domain } from './statement';

/** `s² V_t`. */
export const error = (round: string): string =>
  `(runs(E(p[${round}], r^2) - Var(p[${round}], r)) - 2*E(p_ref, r)*runs(E(p[${round}], r)) + E(p_ref, r)^2)`;

/** `σ² s²/n` of the real data. */
export const FRESH = 'Var(p_ref, r)/n';

export const goldenWeight: Statement = {
  id: 'golden-weight',
  title: 'Of fresh and as many synthetic points the fresh ones weigh (√5 − 1)/2 at best',
  source: {
    kind: 'restated',
    reference: 'He, Xu & Cheng 2025, arXiv:2502.18049, for as many synthetic points as real ones',
  },
  summary:
    'A mean that is estimated in every round from n fresh and n synthetic points has in the long run an error of at least (√5 − 1)/2 times that of n fresh points, whatever their weights, and the weight (√5 − 1)/2 of the fresh ones attains it.',
  where: { phi: '(sqrt(5) - 1)/2' },
  claims: [
    {
      id: 'a',
      says: 'the error of a round is made of fresh noise, the error before and its noise',
      claim: `${error('t + 1')} == (1 - eta)^2*${FRESH} + eta^2*(${error('t')} + runs(Var(p[t], r))/n)`,
    },
    {
      id: 'b',
      says: 'no weight brings the error below φ times that of fresh points',
      claim: `${error('t + 1')} >= phi*${FRESH}`,
      when: `min(t - 1, ${error('t')} - phi*${FRESH}) >= 0`,
      tightness: 0.04,
    },
    {
      id: 'c',
      says: 'nor has a constant weight a smaller limit',
      claim: '(1 - eta)^2 + eta^2 >= phi*(1 - eta^2)',
      tightness: 3e-3,
    },
  ],
  hypotheses: [
    {
      id: 'fresh-points',
      says: 'n real points are fresh in every round',
      carries: ['a', 'b'],
      drop: {
        how: 'leave them out',
        domain: { loop: 'drop-real-data:luce+fully-synthetic+weighted-means' },
        expect: 'counterexample',
        because: 'the error grows by σ²/n in every round',
      },
    },
    {
      id: 'two-samples',
      says: 'the two samples have n points each, and their means are weighted',
      carries: ['a'],
      drop: {
        how: 'draw n points that are real or synthetic at random',
        domain: { loop: 'finite-sample' },
        expect: 'counterexample',
        because: 'the numbers of real and synthetic points are random, and there are half as many',
      },
    },
    {
      id: 'no-curation',
      says: 'K = 1',
      formal: 'K == 1',
      carries: ['a'],
      drop: {
        how: 'curate, at K = ∞',
        domain: { candidates: { min: 1, max: 1, infinite: 'always' } },
        expect: 'counterexample',
        because: 'curation by a linear reward moves the mean of the synthetic points by s σ²',
      },
    },
  ],
  domain: domain({
    loop: 'luce+fully-synthetic+weighted-means',
    onlyLoop: true,
    candidates: { min: 1, max: 1, infinite: 'never' },
    data: 'real',
    reward: 'linear',
    samples: true,
  }),
  models: ['gaussian'],
  mutants: ['stale-model', 'one-sample-less', 'real-share-low', 'real-share-high', 'drop-real-data'],
};
