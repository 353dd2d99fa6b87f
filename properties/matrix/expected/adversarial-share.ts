/** A quarter of the choices follows another reward. Statements about w fail; statements about any choice still hold. */
import type { ExpectedGroup } from './group';
import {
  anyChoice,
  anyLaws,
  compromise,
  curationIsMonotone,
  luceAlone,
  mixing,
  oneOfK,
  otherFixedPoint,
  otherRange,
  rewardLost,
} from './shared';

export const adversarialShare: readonly ExpectedGroup[] = [
  anyChoice,
  anyLaws,
  mixing,
  oneOfK,
  curationIsMonotone,
  {
    verdict: 'holds',
    because: 'it is about all users together, each with their share',
    statements: ['cover-potential', 'dominated-atoms'],
  },
  rewardLost('the other reward draws mass away from what w prefers'),
  luceAlone,
  otherRange,
  {
    verdict: 'refuted',
    because: 'a mixture of choices is not two choices in a row',
    statements: ['two-stage-limit'],
  },
  compromise,
  otherFixedPoint,
];
