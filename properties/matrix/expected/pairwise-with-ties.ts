/** Ties below a factor 2: Luce’s choice between two, with at most 8/9 of its effect when weights are nearly equal. */
import type { ExpectedGroup } from './group';
import { anyChoice, anyLaws, oneOfK, withinRange } from './shared';

export const pairwiseWithTies: readonly ExpectedGroup[] = [
  anyChoice,
  anyLaws,
  {
    verdict: 'holds',
    because: 'it is about mixing and fitting, whatever is chosen: exact fit, constant λ',
    statements: ['selection-response', 'reverse-kl'],
  },
  oneOfK,
  {
    verdict: 'holds',
    because: 'with K = 2 what one atom gains another loses, so the two means of (a) add up to 2 for every rule',
    statements: ['unique-fixed-point'],
  },
  withinRange('the choice is nearer to a coin than Luce’s, and so within its constants'),
  {
    verdict: 'holds',
    because: 'with K = 2 it says that the gain is positive, and a divergence at least 0',
    statements: ['monotone-in-K'],
  },
  {
    verdict: 'open',
    because: 'no proof is known, and no case has refuted it',
    statements: ['monotone-with-real-data', 'single-crossing-with-real-data'],
  },
  {
    verdict: 'open',
    because:
      'for nearly equal weights the law is 5/9 of the way from the tilt, within the bound; for other weights no proof is known',
    statements: ['lemma-2.1-rate'],
  },
  {
    verdict: 'refuted',
    because: 'the gain is 8/9 of Luce’s where weights are nearly equal, and the bound is nearly attained by that',
    statements: ['lemma-2.2', 'theorem-2.1', 'sharp-theorem-2.3', 'optimal-theorem-2.3', 'odds-rate'],
  },
  {
    verdict: 'refuted',
    because: 'for small λ the room of the exponent 3, (1 + λ)², is less than 9/8',
    statements: ['theorem-2.3'],
  },
  {
    verdict: 'refuted',
    because: 'identities and two-sided bounds of Luce’s choice by w',
    statements: ['lemma-2.1', 'step-identity', 'step-sandwich', 'sharp-lemma-2.2', 'k2-tanh'],
  },
  {
    verdict: 'holds',
    because:
      'the mean of the kept one of two is convex in the weight of either, at least the lesser weight, and at least the mean of both, so it grows in likelihood ratio order',
    statements: ['monotone-two-rounds'],
  },
];
