/** The verdict on several learned claims or cells together. */
import type { LearnedVerdict } from './schemas';

/** What certainly fails comes before what is open. Neither a learner's error nor an open question is a pass. */
const FROM_THE_WORST: readonly LearnedVerdict[] = [
  'refuted',
  "learner's error",
  'undecided',
  'holds',
  'not applicable',
];

/** The worst of several verdicts; `not applicable` for an empty list. */
export function worstLearnedVerdict(verdicts: readonly LearnedVerdict[]): LearnedVerdict {
  return FROM_THE_WORST.find((verdict) => verdicts.includes(verdict)) ?? 'not applicable';
}
