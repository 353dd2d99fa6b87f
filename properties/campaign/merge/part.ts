/**
 * A part of a campaign: the answers of some units, contiguous ones merged. Parts merge into parts, in any tree, and the last one has every
 * task as one range. Equal sets of records make equal bytes: a part names no worker, no time and no file.
 */
import { InputError } from '../../../theory/errors';
import { type Plan, taskKey } from '../plan';
import { type Range, appendRange, mergeRanges, rangeOf } from './ranges';
import type { RecordIndex } from './record-index';
import type { Divergence } from './units-of-task';

/** The ranges of one task. */
interface PartOfTask {
  /** Key of the task. */
  readonly key: string;
  readonly ranges: readonly Range[];
}

export interface Part {
  /** Fingerprint of the code that computed it. */
  readonly fingerprint: string;
  /** The tasks with a range, in the order of their keys. */
  readonly tasks: readonly PartOfTask[];
  /** Units with two different answers, which count as missing, in the order of their keys. */
  readonly divergent: readonly Divergence[];
}

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : 0;

/** The part of all records of an index, read one after the other in the order of the plan. */
export async function partOfRecords(plan: Plan, { units, divergent }: RecordIndex): Promise<Part> {
  const tasks: PartOfTask[] = [];
  for (const task of plan.tasks) {
    const key = taskKey(task);
    const ranges: Range[] = [];
    for (const unit of units.get(key) ?? []) {
      if (ranges.at(-1)?.ends) break;
      appendRange(ranges, rangeOf(await unit.read(), unit));
    }
    if (ranges.length > 0) tasks.push({ key, ranges });
  }
  return { fingerprint: plan.fingerprint.sha256, tasks: tasks.sort(byKey), divergent };
}

function mergeDivergent(all: readonly Divergence[]): readonly Divergence[] {
  const answers = new Map<string, Set<string>>();
  for (const { key, sha256 } of all) answers.set(key, new Set([...(answers.get(key) ?? []), ...sha256]));
  return [...answers].map(([key, digests]) => ({ key, sha256: [...digests].sort() })).sort(byKey);
}

/**
 * Several parts as one.
 * @throws InputError for parts of two versions of the code, for ranges that overlap, or if there is no part
 */
export function mergeParts(parts: readonly Part[]): Part {
  const [first] = parts;
  if (first === undefined) throw new InputError('there is nothing to merge; give records or parts');
  const other = parts.find(({ fingerprint }) => fingerprint !== first.fingerprint);
  if (other !== undefined)
    throw new InputError(
      `the parts are of two versions of the code, ${first.fingerprint} and ${other.fingerprint}; merge those of one version`,
    );
  const ranges = new Map<string, Range[]>();
  for (const { key, ranges: more } of parts.flatMap(({ tasks }) => tasks))
    ranges.set(key, [...(ranges.get(key) ?? []), ...more]);
  const tasks = [...ranges].map(([key, all]) => ({ key, ranges: mergeRanges(all) })).sort(byKey);
  return {
    fingerprint: first.fingerprint,
    tasks,
    divergent: mergeDivergent(parts.flatMap(({ divergent }) => divergent)),
  };
}
