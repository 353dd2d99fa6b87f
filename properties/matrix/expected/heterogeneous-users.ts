/** One of three users makes each choice. Guarantees about one reward fail; guarantees about all users hold at K = ∞. */
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

export const heterogeneousUsers: readonly ExpectedGroup[] = [
  anyChoice,
  anyLaws,
  mixing,
  oneOfK,
  curationIsMonotone,
  {
    verdict: 'holds',
    because: 'it is about this loop',
    statements: ['cover-potential', 'dominated-atoms', 'condorcet-cycle'],
  },
  rewardLost('the other users draw mass away from what the first prefers'),
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
