/**
 * A mean estimated from n fresh and 2n synthetic points in every round: the best weight of the fresh ones is ½, and halves the error.
 *
 * This is `golden-weight` for `c = n/m = ½`, m the number of synthetic points, where the best weight `(√(c² + 4c) − c)/2` is rational:
 *
 *     V_{t+1} = α² σ²/n + (1 − α)² (V_t + σ²/(2n)) ,      V_∞ = (σ²/n) (α² + (1 − α)²/2)/(1 − (1 − α)²) .
 *
 * The loop weighs its points 1 : λ, so α = 1 − η. (a) is the recursion. (b) No weight gets below half of σ²/n from above: over α the least of `α² + (1 − α)² (½ + ½)` is ½.
 * (c) is the same for the limit, as `α² + (1 − α)²/2 − (1 − (1 − α)²)/2 = 2 (α − ½)²`, with equality at α = ½, which is λ = 1.
 *
 * Source: He, Xu & Cheng 2025 (arXiv:2502.18049), for Gaussians and other models.
 */
import { FRESH, error } from './golden-weight';
import { type Statement, domain } from './statement';

export const halfWeight: Statement = {
  id: 'half-weight',
  title: 'Of fresh points and twice as many synthetic ones the fresh ones weigh 1/2 at best',
  source: {
    kind: 'restated',
    reference: 'He, Xu & Cheng 2025, arXiv:2502.18049, for twice as many synthetic points as real ones',
  },
  summary:
    'A mean that is estimated in every round from n fresh and 2n synthetic points has in the long run an error of at least half that of n fresh points, whatever their weights, and equal weights attain it.',
  claims: [
    {
      id: 'a',
      says: 'the error of a round is made of fresh noise, the error before and its noise',
      claim: `${error('t + 1')} == (1 - eta)^2*${FRESH} + eta^2*(${error('t')} + runs(Var(p[t], r))/(2*n))`,
    },
    {
      id: 'b',
      says: 'no weight brings the error below half that of fresh points',
      claim: `${error('t + 1')} >= ${FRESH}/2`,
      when: `min(t - 1, ${error('t')} - ${FRESH}/2) >= 0`,
      tightness: 0.04,
    },
    {
      id: 'c',
      says: 'nor has a constant weight a smaller limit',
      claim: '(1 - eta)^2 + eta^2/2 >= (1 - eta^2)/2',
      tightness: 'attained',
    },
  ],
  hypotheses: [
    {
      id: 'fresh-points',
      says: 'n real points are fresh in every round',
      carries: ['a', 'b'],
      drop: {
        how: 'leave them out',
        domain: { loop: 'drop-real-data:luce+fully-synthetic+weighted-means-of-twice' },
        expect: 'counterexample',
        because: 'the error grows by σ²/(2n) in every round',
      },
    },
    {
      id: 'two-samples',
      says: 'the samples have n and 2n points, and their means are weighted',
      carries: ['a'],
      drop: {
        how: 'draw n synthetic points, as many as real ones',
        domain: { loop: 'luce+fully-synthetic+weighted-means' },
        expect: 'counterexample',
        because: 'the noise of the synthetic mean is σ²/n then, twice as large',
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
    loop: 'luce+fully-synthetic+weighted-means-of-twice',
    onlyLoop: true,
    candidates: { min: 1, max: 1, infinite: 'never' },
    data: 'real',
    reward: 'linear',
    samples: true,
  }),
  models: ['gaussian'],
  mutants: ['stale-model', 'one-sample-less', 'real-share-low', 'real-share-high', 'drop-real-data'],
};
