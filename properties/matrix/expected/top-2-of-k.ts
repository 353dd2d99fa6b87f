/** One of the best two of K; with K = 2 the choice has no effect. */
import type { ExpectedGroup } from './group';
import { anyChoice, anyLaws, luceAlone, mixing, oneOfK, otherFixedPoint } from './shared';

export const top2OfK: readonly ExpectedGroup[] = [
  anyChoice,
  anyLaws,
  mixing,
  oneOfK,
  {
    verdict: 'holds',
    because: 'at K = ∞ one round ends on the best atoms',
    statements: ['hedge-regret', 'geometric-concentration'],
  },
  {
    verdict: 'holds',
    because:
      'order statistics of a better model are better (stochastic order), so p_1 ≥ p_0 is passed on from round to round',
    statements: ['monotone-with-real-data', 'monotone-two-rounds'],
  },
  {
    verdict: 'refuted',
    because: 'with K = 2 both are in the top two, and nothing changes',
    statements: [
      'lemma-2.2',
      'theorem-2.1',
      'theorem-2.3',
      'sharp-theorem-2.3',
      'optimal-theorem-2.3',
      'monotone-in-K',
      'odds-rate',
    ],
  },
  {
    verdict: 'refuted',
    because:
      'of one or two candidates each is kept as often, of three the worst is not: the third adds more than the second',
    statements: ['shortfall-moments'],
  },
  {
    verdict: 'refuted',
    because:
      'with K = 3 only the worst is left out: on two atoms H(best) − H(other) = (1 + a)/2 grows with the mass a of the best',
    statements: ['unique-fixed-point'],
  },
  luceAlone,
  {
    verdict: 'refuted',
    because: 'a rare best atom has H = K/2, however near the weights are',
    statements: ['tv-lipschitz', 'tv-contraction', 'sharp-theorem-2.4'],
  },
  otherFixedPoint,
  {
    verdict: 'holds',
    because: 'it is about this loop',
    statements: ['top-2-of-K'],
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
