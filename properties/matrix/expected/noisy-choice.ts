/** A tenth of the choices is random, so curation has 9/10 of its effect. */
import type { ExpectedGroup } from './group';
import {
  anyChoice,
  anyLaws,
  curationIsMonotone,
  luceAlone,
  mixing,
  oneOfK,
  otherFixedPoint,
  withinRange,
} from './shared';

export const noisyChoice: readonly ExpectedGroup[] = [
  anyChoice,
  anyLaws,
  mixing,
  oneOfK,
  curationIsMonotone,
  withinRange('H is a mixture of Luce’s and 1, and so within Luce’s constants'),
  {
    verdict: 'open',
    because: 'no proof is known, and no case has refuted it',
    statements: ['monotone-with-real-data', 'monotone-at-infinity', 'single-crossing-with-real-data'],
  },
  {
    verdict: 'refuted',
    because: 'the gain is 9/10 of Luce’s, and the bound is nearly attained by it',
    statements: ['lemma-2.2', 'theorem-2.1', 'sharp-theorem-2.3', 'optimal-theorem-2.3', 'odds-rate'],
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
    verdict: 'holds',
    because:
      'the gain is 9/10 of Luce’s, so still concave in K; the shortfall is 9/10 of Luce’s and a tenth of the gain of the tilt, a sum of log-convex sequences',
    statements: ['shortfall-moments'],
  },
  {
    verdict: 'refuted',
    because: 'a tenth of the mass stays behind in every round',
    statements: ['hedge-regret', 'geometric-concentration'],
  },
  luceAlone,
  otherFixedPoint,
  {
    verdict: 'holds',
    because:
      'the mean of the kept one is a mixture of Luce’s and the model’s, and both grow in likelihood ratio order; for two weights a round grows with the mass of the larger',
    statements: ['monotone-two-rounds'],
  },
];
