/** Best-of-K: the sharpest choice of one of K. */
import type { ExpectedGroup } from './group';
import { anyChoice, anyLaws, curationIsMonotone, luceAlone, mixing, oneOfK, otherFixedPoint } from './shared';

export const bestOfK: readonly ExpectedGroup[] = [
  anyChoice,
  anyLaws,
  mixing,
  oneOfK,
  curationIsMonotone,
  {
    verdict: 'holds',
    because:
      'the best of a sample is worth at least any mean of it, so the reward gains at least as much as with Luce’s choice',
    statements: ['lemma-2.2', 'theorem-2.3', 'sharp-theorem-2.3'],
  },
  {
    verdict: 'holds',
    because: 'the kept one has the law of the largest of K, which is ordered in K, and H grows with w',
    statements: ['monotone-in-K'],
  },
  {
    verdict: 'holds',
    because: '1 − P(A_*) becomes its Kth power: odds fall by 1/K or more, which is at most ρ at K = 2',
    statements: ['theorem-2.1'],
  },
  {
    verdict: 'holds',
    because: 'at K = ∞ one round ends on the best atoms',
    statements: ['hedge-regret', 'geometric-concentration'],
  },
  {
    verdict: 'holds',
    because:
      'a better model gives better best-of-K samples (stochastic order), so p_1 ≥ p_0 is passed on from round to round',
    statements: ['monotone-with-real-data', 'monotone-two-rounds'],
  },
  {
    verdict: 'refuted',
    because: 'with many candidates the best is worth more than the tilt by w: the shortfall changes its sign',
    statements: ['shortfall-moments'],
  },
  {
    verdict: 'open',
    because: 'the best of K is ahead of Luce’s choice in every round (stochastic order), for which it is a conjecture',
    statements: ['optimal-theorem-2.3'],
  },
  luceAlone,
  {
    verdict: 'refuted',
    because: 'two atoms far above the rest are both nearly always the best: H(j)/H(i) → 1',
    statements: ['odds-rate'],
  },
  {
    verdict: 'refuted',
    because: 'a rare best atom has H = K, however near the weights are',
    statements: ['tv-lipschitz', 'tv-contraction', 'sharp-theorem-2.4'],
  },
  otherFixedPoint,
  {
    verdict: 'refuted',
    because: 'a space of finitely many atoms has atoms, where the divergence is smaller',
    statements: ['bon-kl-equality'],
  },
  {
    verdict: 'holds',
    because: 'it is about this loop',
    statements: ['best-of-K', 'bon-kl', 'bon-winrate', 'bon-coverage'],
  },
  {
    verdict: 'open',
    because: 'no proof is known that later rounds move mass upwards only, and no case has refuted it',
    statements: ['single-crossing-with-real-data'],
  },
  {
    verdict: 'holds',
    because: 'at K = ∞ only the best atoms gain, all by one factor and in the first round; then the law stays',
    statements: ['monotone-at-infinity'],
  },
];
