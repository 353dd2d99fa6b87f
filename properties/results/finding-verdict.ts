/** The verdict on several findings. */
import type { FindingVerdict } from './schemas';

const ORDER: readonly FindingVerdict[] = ['refuted', 'undecided', 'holds'];

/** The worst of the verdicts: refuted before undecided before holds. Where there are none, nothing is decided. */
export function worstFinding(verdicts: readonly FindingVerdict[]): FindingVerdict {
  return ORDER.find((verdict) => verdicts.includes(verdict)) ?? 'undecided';
}
