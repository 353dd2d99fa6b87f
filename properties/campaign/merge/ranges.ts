/**
 * Ranges of tasks that are done, merged in the order of the plan. A trial is one unit, so its range is there or not.
 *
 * `mergeExplorations` is associative, so contiguous ranges may be merged in any order of merging: only the order of the cases counts. The first
 * range with a refuted case or an error ends its search, so ranges after it are dropped, whichever of them came first. So any tree of merges
 * ends at the same ranges.
 */
import { InputError } from '../../../theory/errors';
import { UNEXPLORED, mergeExplorations } from '../../search';
import { type AnswerParts, type UnitAnswer, endsTask } from '../records';

/** Contiguous units of one task, `from` to before `to`: cases of a search, or 0 to 1 for a trial. */
export interface CaseRange {
  readonly from: number;
  readonly to: number;
  /** Whether the task ends in the last unit of the range: by a refuted case, or by an error. Nothing after it counts. */
  readonly ends: boolean;
}

/** A range, and the answers of its units: explorations are merged, and an error is that of the last unit. */
export type Range = CaseRange & AnswerParts;

/** The range of one unit. */
export function rangeOf(answer: UnitAnswer, { from, to }: Pick<Range, 'from' | 'to'>): Range {
  const parts: AnswerParts = answer;
  const { explored, trial, error } = parts;
  return {
    from,
    to,
    ends: endsTask(answer),
    ...(explored ? { explored } : {}),
    ...(trial ? { trial } : {}),
    ...(error ? { error } : {}),
  };
}

/** @throws InputError for a trial, whose only range is that of its one unit */
function join(a: Range, b: Range): Range {
  if (a.trial !== undefined || b.trial !== undefined)
    throw new InputError('a trial has one unit, and one of the parts has more of it; merge the records again');
  return {
    from: a.from,
    to: b.to,
    ends: b.ends,
    explored: mergeExplorations(a.explored ?? UNEXPLORED, b.explored ?? UNEXPLORED),
    ...(b.error ? { error: b.error } : {}),
  };
}

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

/** A part of a task that has no record. */
export type MissingRange = Pick<CaseRange, 'from' | 'to'>;

/** The parts of a task that are missing before its end: none if it is complete. @param size see `cutOf` */
export function missingRanges(ranges: Iterable<CaseRange>, size: number): readonly MissingRange[] {
  const missing: MissingRange[] = [];
  let from = 0;
  for (const range of ranges) {
    if (range.from > from) missing.push({ from, to: range.from });
    from = range.to;
    if (range.ends) return missing;
  }
  return from < size ? [...missing, { from, to: size }] : missing;
}
