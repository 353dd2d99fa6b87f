/**
 * Ranges of explored cases, merged in the order of the plan.
 *
 * `mergeExplorations` is associative, so contiguous ranges may be merged in any order of merging: only the order of the cases counts. The first
 * range with a refuted case or an error ends its search, so ranges after it are dropped, whichever of them came first. So any tree of merges
 * ends at the same ranges.
 */
import { InputError } from '../../../theory/errors';
import { type Exploration, UNEXPLORED, mergeExplorations } from '../../search';
import type { UnitAnswer } from '../records';

/** Contiguous cases of one search, `from` to before `to`. */
export interface CaseRange {
  readonly from: number;
  readonly to: number;
  /** Whether the search ends in the last unit of the range: by a refuted case, or by an error. No case after it counts. */
  readonly ends: boolean;
}

/** A range of cases, and what they had. */
export interface Range extends CaseRange {
  readonly explored: Exploration;
  /** The error that ended the search. */
  readonly error?: Extract<UnitAnswer, { readonly error: unknown }>['error'];
}

/** The range of one unit. */
export function rangeOf(answer: UnitAnswer, { from, to }: Pick<Range, 'from' | 'to'>): Range {
  if ('error' in answer) return { from, to, ends: true, explored: UNEXPLORED, error: answer.error };
  return { from, to, ends: answer.explored.failure !== undefined, explored: answer.explored };
}

const join = (a: Range, b: Range): Range => ({
  from: a.from,
  to: b.to,
  ends: b.ends,
  explored: mergeExplorations(a.explored, b.explored),
  ...(b.error ? { error: b.error } : {}),
});

/** Appends a range to ranges in order, none of which ends the search. @throws InputError if it begins within them */
export function appendRange(ranges: Range[], range: Range): void {
  const last = ranges.at(-1);
  if (last && range.from < last.to)
    throw new InputError(
      `cases ${range.from} to ${Math.min(range.to, last.to)} are in two of the parts; merge parts that do not overlap, or the records themselves, which may repeat`,
    );
  if (last?.to === range.from) ranges[ranges.length - 1] = join(last, range);
  else ranges.push(range);
}

/**
 * The ranges in order, contiguous ones as one, up to the first that ends the search.
 * @throws InputError if two of them overlap
 */
export function mergeRanges(ranges: readonly Range[]): readonly Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (merged.at(-1)?.ends) break;
    appendRange(merged, range);
  }
  return merged;
}

/** Cases that have no record. */
export type MissingRange = Pick<CaseRange, 'from' | 'to'>;

/** The cases of a search that are missing before its end: none if it is complete. */
export function missingRanges(ranges: Iterable<CaseRange>, cases: number): readonly MissingRange[] {
  const missing: MissingRange[] = [];
  let from = 0;
  for (const range of ranges) {
    if (range.from > from) missing.push({ from, to: range.from });
    from = range.to;
    if (range.ends) return missing;
  }
  return from < cases ? [...missing, { from, to: cases }] : missing;
}
