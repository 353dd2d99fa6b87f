/**
 * Where the tasks of a campaign have ended: at a refuted case or an error. Units after the end of their task do not count, so they are not
 * computed. The lowest end is the one that matters, whichever was found first.
 */
import { keyParts } from '../plan';

/** Where tasks have ended: the end of the last unit that counts, by the key of the task. */
export type Ends = ReadonlyMap<string, number>;

/** @param ending - the keys of the units that end their tasks */
export function endsOf(ending: readonly string[]): Ends {
  const ends = new Map<string, number>();
  for (const { task, to } of ending.flatMap((key) => keyParts(key) ?? []))
    ends.set(task, Math.min(to, ends.get(task) ?? Infinity));
  return ends;
}

/** Whether a unit lies after the end of its task. */
export function isAfterEnd(ends: Ends, key: string): boolean {
  const parts = keyParts(key);
  return parts !== undefined && parts.from >= (ends.get(parts.task) ?? Infinity);
}
