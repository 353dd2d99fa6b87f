/**
 * Where the searches of a campaign have ended: at a refuted case or an error. Units after the end of their search do not count, so they are not
 * computed. The lowest end is the one that matters, whichever was found first.
 */
import { keyParts } from '../plan';

/** Where searches have ended: the case after the last that counts, by the key of the search. */
export type Ends = ReadonlyMap<string, number>;

/** @param ending - the keys of the units that end their searches */
export function endsOf(ending: readonly string[]): Ends {
  const ends = new Map<string, number>();
  for (const { search, to } of ending.flatMap((key) => keyParts(key) ?? []))
    ends.set(search, Math.min(to, ends.get(search) ?? Infinity));
  return ends;
}

/** Whether a unit lies after the end of its search. */
export function isAfterEnd(ends: Ends, key: string): boolean {
  const parts = keyParts(key);
  return parts !== undefined && parts.from >= (ends.get(parts.search) ?? Infinity);
}
