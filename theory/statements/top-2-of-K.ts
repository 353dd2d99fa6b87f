/**
 * One of the best two of K is kept at random: the gain is that of best-of-K's bound, times `min(1, (K − 2)/2)`.
 *
 * *Two levels.* Let w be 1 with probability q and 0 otherwise, and y = 1 − q. The kept one is 1 with probability
 * `E[min(B, 2)]/2 = 1 − y^K − (K/2) q y^{K−1}`, B the number of ones among the K. The gain over q is y q R with
 * `q R = 1 − y^{K−1} − (K/2) q y^{K−2}`, that is `R = 1 + y + … + y^{K−2} − (K/2) y^{K−2}`. For K ≥ 4,
 * `R ≥ 1 + (K − 2 − K/2) y^{K−2} ≥ 1`; for K = 3, `R = 1 − y/2 ≥ 1/2`; for K = 2, R = 0.
 *
 * *Any law.* The mean weight of the best two is the integral over u of that of the levels `1{w > u}`, since the best two by w are the best
 * two on every level. So the gain is at least the infimum of R times `∫ P(w > u) P(w ≤ u) du = ½ E|w_1 − w_2| ≥ Var(w)/(w_max − w_min)`,
 * as for `best-of-K`. A rare best one of two atoms attains the limit at K = 3 and K = 4. At K = ∞ the kept one has the largest weight of
 * the support.
 */
import { fullySynthetic } from './best-of-K';
import { type Statement, LARGEST_K, domain } from './statement';

export const top2OfK: Statement = {
  id: 'top-2-of-K',
  title: 'One of the best two gains as much, from K = 4 on',
  source: { kind: 'derived', reference: 'levels of the weight; truncation selection' },
  summary:
    'If one of the best two of K candidates is kept at random, the gain is at least the variance over the range of the weight for K ≥ 4, half of that for K = 3, and nothing for K = 2.',
  follows: ['best-of-K'],
  claims: [
    {
      id: 'a',
      says: 'for K ≥ 4 the gain of a round is at least Var/(w_max − w_min)',
      claim: '(E(p[t + 1], w) - E(p[t], w))*(w_max - w_min) >= Var(p[t], w)',
      when: 'K >= 4',
      tightness: 1e-6,
    },
    {
      id: 'b',
      says: 'for K = 3 it is at least half of that',
      claim: '(E(p[t + 1], w) - E(p[t], w))*(w_max - w_min) >= Var(p[t], w)/2',
      when: 'K == 3',
      tightness: 1e-6,
    },
    {
      id: 'c',
      says: 'for K = 2 both are among the best two, and nothing changes',
      claim: 'p[t + 1](x) == p[t](x)',
      when: 'K == 2',
    },
  ],
  hypotheses: [
    {
      id: 'bounded-range',
      says: 'w_min ≤ w ≤ w_max on the support',
      carries: ['a', 'b'],
      drop: {
        how: 'declare a supremum below the true one, hence a smaller range',
        domain: { bound: 'below' },
        expect: 'counterexample',
        because: 'two atoms, one of them rare, come as close to the bounds as one likes, so no smaller range serves',
      },
    },
    {
      id: 'best-two-kept',
      says: 'one of the two candidates of largest weight is kept',
      drop: {
        how: 'choose by Luce’s rule',
        domain: { loop: 'curated' },
        expect: 'counterexample',
        because: 'it keeps the worse candidates with nearly the same probability if weights are nearly equal',
      },
    },
    fullySynthetic,
  ],
  domain: domain({
    candidates: { min: 2, max: LARGEST_K, infinite: 'sometimes' },
    support: 'any',
    loop: 'top-2-of-K',
    onlyLoop: true,
  }),
  budget: { rounds: 1, growth: 24 },
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'forget-to-normalise', 'biased-sampler'],
};
