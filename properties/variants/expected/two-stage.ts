/** Two choices in a row: the rewards add up, and one of K² candidates is kept. */
import type { ExpectedGroup } from './group';

export const twoStage: readonly ExpectedGroup[] = [
  {
    verdict: 'holds',
    because: 'it is about mixing and fitting, whatever is chosen: exact fit, constant λ',
    statements: ['theorem-2.2', 'selection-response', 'reverse-kl'],
  },
  {
    verdict: 'holds',
    because: 'it is about this loop',
    statements: ['two-stage-limit'],
  },
  {
    verdict: 'holds',
    because: 'each stage keeps what both users like more with higher probability',
    statements: ['dominated-atoms'],
  },
  {
    verdict: 'refuted',
    because: 'the public draws mass away from what the owner prefers',
    statements: [
      'lemma-2.2',
      'theorem-2.1',
      'theorem-2.3',
      'sharp-theorem-2.3',
      'monotone-in-K',
      'odds-rate',
      'hedge-regret',
      'geometric-concentration',
      'monotone-with-real-data',
    ],
  },
  {
    verdict: 'refuted',
    because: 'one of K² candidates is kept, so H goes up to K²',
    statements: ['theorem-2.4', 'step-cost'],
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
    because: 'the constants are those of one choice by w',
    statements: ['tv-lipschitz', 'sharp-theorem-2.4'],
  },
  {
    verdict: 'refuted',
    because: 'the potential is that of users who choose alone',
    statements: ['cover-potential'],
  },
  {
    verdict: 'refuted',
    because: 'published; the limit is a compromise',
    statements: ['basins-lemma-3.3', 'two-stage-theorem-4'],
  },
  {
    verdict: 'refuted',
    because: 'q is a fixed point of Luce’s choice by w, not of this loop',
    statements: ['perron-fixed-point', 'wei-proposition-3.8'],
  },
];
