/** Two choices in a row: the rewards add up, and one of K² candidates is kept. */
import type { ExpectedGroup } from './group';
import { anyChoice, anyLaws, compromise, luceAlone, mixing, otherFixedPoint, rewardLost } from './shared';

export const twoStage: readonly ExpectedGroup[] = [
  anyChoice,
  anyLaws,
  mixing,
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
  rewardLost('the public draws mass away from what the owner prefers'),
  {
    verdict: 'refuted',
    because: 'one of K² candidates is kept, so H goes up to K²',
    statements: ['theorem-2.4', 'step-cost', 'event-bound', 'exact-theorem-2.4'],
  },
  {
    verdict: 'refuted',
    because:
      'with K = 2 and two users who disagree strongly, an atom of mass a has H = a(2 − a)² and the other 1 + a − 3a² + a³: the difference −1 + 3a − a² grows with a',
    statements: ['unique-fixed-point'],
  },
  luceAlone,
  {
    verdict: 'refuted',
    because: 'the constants are those of one choice by w',
    statements: ['tv-lipschitz', 'tv-contraction', 'sharp-theorem-2.4'],
  },
  {
    verdict: 'refuted',
    because: 'the potential is that of users who choose alone',
    statements: ['cover-potential'],
  },
  compromise,
  otherFixedPoint,
];
