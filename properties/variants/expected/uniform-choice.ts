/** The null model: a choice that ignores the reward changes nothing. */
import type { ExpectedGroup } from './group';

export const uniformChoice: readonly ExpectedGroup[] = [
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
    because: 'H = 1, the least constant there is',
    statements: ['tv-lipschitz', 'sharp-theorem-2.4'],
  },
  {
    verdict: 'holds',
    because: 'both sides are 0: nothing changes',
    statements: ['mirror-descent'],
  },
  {
    verdict: 'holds',
    because: 'started from the real data the loop stays there',
    statements: ['monotone-with-real-data'],
  },
  {
    verdict: 'refuted',
    because: 'the reward does not move',
    statements: [
      'lemma-2.2',
      'theorem-2.1',
      'theorem-2.3',
      'sharp-theorem-2.3',
      'monotone-in-K',
      'odds-rate',
      'hedge-regret',
      'geometric-concentration',
    ],
  },
  {
    verdict: 'refuted',
    because: 'identities and two-sided bounds of Luce’s choice by w',
    statements: ['lemma-2.1', 'rlhf-equivalence', 'step-identity', 'step-sandwich', 'fisher-identity', 'k2-tanh'],
  },
  {
    verdict: 'refuted',
    because: 'q is a fixed point of Luce’s choice by w, not of this loop',
    statements: ['perron-fixed-point', 'wei-proposition-3.8'],
  },
];
