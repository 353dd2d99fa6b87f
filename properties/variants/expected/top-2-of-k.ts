/** One of the best two of K: with K = 2 no choice at all. */
import type { ExpectedGroup } from './group';

export const top2OfK: readonly ExpectedGroup[] = [
  {
    verdict: 'holds',
    because: 'it is about mixing and fitting, whatever is chosen: exact fit, constant λ',
    statements: ['theorem-2.2', 'selection-response', 'reverse-kl'],
  },
  {
    verdict: 'holds',
    because:
      'it holds for every choice of one of K: the kept one has H ≤ K, and no choice spreads mass more than best-of-K',
    statements: ['theorem-2.4', 'step-cost'],
  },
  {
    verdict: 'holds',
    because: 'at K = ∞ one round ends on the best atoms',
    statements: ['hedge-regret', 'geometric-concentration'],
  },
  {
    verdict: 'holds',
    because:
      'order statistics of a better model are better (stochastic order), so p_1 ≥ p_0 is passed on from round to round',
    statements: ['monotone-with-real-data'],
  },
  {
    verdict: 'refuted',
    because: 'with K = 2 both are in the top two, and nothing changes',
    statements: ['lemma-2.2', 'theorem-2.1', 'theorem-2.3', 'sharp-theorem-2.3', 'monotone-in-K', 'odds-rate'],
  },
  {
    verdict: 'refuted',
    because: 'identities and two-sided bounds of Luce’s choice by w',
    statements: [
      'lemma-2.1',
      'rlhf-equivalence',
      'step-identity',
      'step-sandwich',
      'fisher-identity',
      'k2-tanh',
      'mirror-descent',
    ],
  },
  {
    verdict: 'refuted',
    because: 'a rare best atom has H = K/2, however near the weights are',
    statements: ['tv-lipschitz', 'sharp-theorem-2.4'],
  },
  {
    verdict: 'refuted',
    because: 'q is a fixed point of Luce’s choice by w, not of this loop',
    statements: ['perron-fixed-point', 'wei-proposition-3.8'],
  },
];
