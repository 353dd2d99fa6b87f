/** A quarter of the choices follows another reward: what is said of w is lost, what any choice keeps is kept. */
import type { ExpectedGroup } from './group';

export const adversarialShare: readonly ExpectedGroup[] = [
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
    because: 'it is about all users together, each with their share',
    statements: ['cover-potential', 'dominated-atoms'],
  },
  {
    verdict: 'refuted',
    because: 'the other reward draws mass away from what w prefers',
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
    because: 'the constants are those of the range of w; the other reward may range further',
    statements: ['tv-lipschitz', 'sharp-theorem-2.4'],
  },
  {
    verdict: 'refuted',
    because: 'a mixture of choices is not two choices in a row',
    statements: ['two-stage-limit'],
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
