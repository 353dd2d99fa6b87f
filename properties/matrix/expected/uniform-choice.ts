/** The null model: a choice that ignores the reward changes nothing. */
import type { ExpectedGroup } from './group';
import { anyChoice, anyLaws, curationIsMonotone, mixing, oneOfK, otherFixedPoint, withinRange } from './shared';

export const uniformChoice: readonly ExpectedGroup[] = [
  anyChoice,
  anyLaws,
  mixing,
  oneOfK,
  curationIsMonotone,
  withinRange('H = 1, the least constant there is'),
  {
    verdict: 'holds',
    because: 'both sides are 0: nothing changes',
    statements: ['mirror-descent'],
  },
  {
    verdict: 'holds',
    because: 'equalities: the kept one is worth the same for every number of candidates',
    statements: ['shortfall-moments'],
  },
  {
    verdict: 'holds',
    because: 'started from the real data the loop stays there',
    statements: [
      'monotone-with-real-data',
      'monotone-at-infinity',
      'monotone-two-rounds',
      'single-crossing-with-real-data',
    ],
  },
  {
    verdict: 'refuted',
    because: 'the reward does not move',
    statements: [
      'lemma-2.2',
      'theorem-2.1',
      'theorem-2.3',
      'sharp-theorem-2.3',
      'optimal-theorem-2.3',
      'monotone-in-K',
      'odds-rate',
      'hedge-regret',
      'geometric-concentration',
    ],
  },
  {
    verdict: 'refuted',
    because: 'identities and two-sided bounds of Luce’s choice by w',
    statements: [
      'lemma-2.1',
      'lemma-2.1-rate',
      'rlhf-equivalence',
      'step-identity',
      'step-sandwich',
      'sharp-lemma-2.2',
      'fisher-identity',
      'k2-tanh',
      'verifier-odds',
      'verifier-fresh',
    ],
  },
  otherFixedPoint,
];
