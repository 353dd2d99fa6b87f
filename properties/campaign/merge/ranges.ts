/**
 * Ranges of explored cases, merged in the order of the plan.
 *
 * `mergeExplorations` is associative, so contiguous ranges may be merged in any order of merging: only the order of the cases counts. The first
 * range with a refuted case or an error ends its search, so ranges after it are dropped, whichever of them came first. So any tree of merges
 * ends at the same ranges.
 */
import { InputError } from '../../../theory/errors';
import { type Exploration, mergeExplorations } from '../../search';
import type { UnitAnswer, UnitRecord } from '../records';

/** Contiguous cases of one search, `from` to before `to`, and what they had. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly explored?: Exploration;
  /** The error that ended the search in the last unit of the range. */
  readonly error?: Extract<UnitAnswer, { readonly error: unknown }>['error'];
}

/** The range of one unit. */
export function rangeOf(record: UnitRecord, { from, to }: Pick<Range, 'from' | 'to'>): Range {
  return 'explored' in record ? { from, to, explored: record.explored } : { from, to, error: record.error };
}

/** Whether the search ends with this range: no case after it counts. */
export const isEnd = ({ explored, error }: Range): boolean => error !== undefined || explored?.failure !== undefined;

const join = (a: Range, b: Range): Range => {
  const explored = a.explored && b.explored ? mergeExplorations(a.explored, b.explored) : (a.explored ?? b.explored);
  return { from: a.from, to: b.to, ...(explored ? { explored } : {}), ...(b.error ? { error: b.error } : {}) };
};

/**
 * The ranges in order, contiguous ones as one, up to the first that ends the search.
 * @throws InputError if two of them overlap
 */
export function mergeRanges(ranges: readonly Range[]): readonly Range[] {
  const inOrder = [...ranges].sort((a, b) => a.from - b.from || a.to - b.to);
  const merged: Range[] = [];
  for (const range of inOrder) {
    const last = merged.at(-1);
    if (last && range.from < last.to)
      throw new InputError(
        `cases ${range.from} to ${Math.min(range.to, last.to)} are in two of the parts; merge each record once, or the records themselves, which may repeat`,
      );
    if (last && isEnd(last)) break;
    if (last?.to === range.from) merged[merged.length - 1] = join(last, range);
    else merged.push(range);
  }
  return merged;
}

/** The cases of a search that are missing before its end: none if it is complete. */
export function missingRanges(ranges: readonly Range[], cases: number): readonly Pick<Range, 'from' | 'to'>[] {
  const missing: Pick<Range, 'from' | 'to'>[] = [];
  let from = 0;
  for (const range of ranges) {
    if (range.from > from) missing.push({ from, to: range.from });
    from = range.to;
    if (isEnd(range)) return missing;
  }
  return from < cases ? [...missing, { from, to: cases }] : missing;
}
