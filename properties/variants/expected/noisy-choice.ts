/** A tenth of the choices is made at random: curation with 9/10 of its effect. */
import type { ExpectedGroup } from './group';

export const noisyChoice: readonly ExpectedGroup[] = [
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
    because: 'H is a mixture of Luce’s and 1, and so within Luce’s constants',
    statements: ['tv-lipschitz', 'sharp-theorem-2.4'],
  },
  {
    verdict: 'open',
    because: 'no proof is known, and no case has refuted it',
    statements: ['monotone-with-real-data'],
  },
  {
    verdict: 'refuted',
    because: 'the gain is 9/10 of Luce’s, and the bound is nearly attained by it',
    statements: ['lemma-2.2', 'theorem-2.1', 'sharp-theorem-2.3', 'odds-rate'],
  },
  {
    verdict: 'refuted',
    because: 'for small λ the room of the exponent 3, (1 + λ)², is less than 10/9',
    statements: ['theorem-2.3'],
  },
  {
    verdict: 'holds',
    because: 'a mixture of Luce’s choice and none: its laws are ordered in K as Luce’s are, and H grows with w',
    statements: ['monotone-in-K'],
  },
  {
    verdict: 'refuted',
    because: 'a tenth of the mass stays behind in every round',
    statements: ['hedge-regret', 'geometric-concentration'],
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
    because: 'q is a fixed point of Luce’s choice by w, not of this loop',
    statements: ['perron-fixed-point', 'wei-proposition-3.8'],
  },
];
