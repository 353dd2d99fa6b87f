/**
 * The margins of the random cases of a search, counted by decades.
 *
 * A case that held counts once: by the smallest positive margin of its decisions, and among the attained ones if both sides of a decision
 * were equal. So a case may count in both ways, and in neither if it decided equalities only. Sums are the same in any order.
 */
import type { CaseVerdict } from '../../checker';
import type { CellResult } from '../../results';

/** The decade of all margins of at least 1, and that of all below 1e-30. */
const [HIGHEST, LOWEST] = [0, -31];

/** The least margin of each decade, as doubles: `Number('1e-5')` is nearest to 10^−5, and powers computed otherwise may not be. */
const LEAST = Array.from({ length: HIGHEST - LOWEST + 1 }, (_, i) => (i === 0 ? 0 : Number(`1e${LOWEST + i}`)));

/** Cases by decade from the lowest, then the attained ones; plain data. */
export type MarginCounts = readonly number[];

export const NO_MARGINS: MarginCounts = Array.from({ length: LEAST.length + 1 }, () => 0);

/** The position of the decade of a margin; it must be greater than 0. */
function placeOf(margin: number): number {
  let place = Math.min(LEAST.length - 1, Math.max(0, Math.floor(Math.log10(margin)) - LOWEST));
  // The logarithm is rounded.
  while ((LEAST[place] as number) > margin) place -= 1;
  while (place + 1 < LEAST.length && (LEAST[place + 1] as number) <= margin) place += 1;
  return place;
}

/** Counts one case after the other, in place. */
export class MarginCounter {
  private readonly counted: number[];

  constructor(from: MarginCounts) {
    this.counted = [...from];
  }

  add(verdict: CaseVerdict): void {
    if (verdict.status !== 'holds') return;
    const { counted } = this;
    if (verdict.attained > 0) counted[LEAST.length] = (counted[LEAST.length] as number) + 1;
    const margin = verdict.tightest?.margin;
    if (margin === undefined || !(margin > 0)) return;
    const place = placeOf(margin);
    counted[place] = (counted[place] as number) + 1;
  }

  get counts(): MarginCounts {
    return [...this.counted];
  }
}

/** The margins of two sets of cases together. */
export function mergeMargins(a: MarginCounts, b: MarginCounts): MarginCounts {
  if (a === NO_MARGINS) return b;
  if (b === NO_MARGINS) return a;
  return a.map((count, i) => count + (b[i] as number));
}

/** The decades that occurred, the widest margins first; undefined if no case had a margin. */
export function marginsByDecade(counts: MarginCounts): CellResult['margins'] {
  const attained = counts[LEAST.length] ?? 0;
  const decades = counts
    .slice(0, LEAST.length)
    .map((count, i) => [LOWEST + i, count] as const)
    .filter(([, count]) => count > 0)
    .reverse();
  return attained === 0 && decades.length === 0 ? undefined : { attained, decades };
}
