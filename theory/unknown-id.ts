/**
 * The error about an id that is not known: it suggests the known ids that are spelt alike, and names all.
 *
 * Two ids are alike if one is a part of the other, or if few edits (insert, remove or replace a character, or swap two neighbours: the optimal
 * string alignment distance) make one the other. Case does not count.
 */
import { InputError } from './errors';

/** The share of its characters by which an id may differ from one that it is alike. */
const MOST_EDITED = 1 / 3;
/** Parts of ids that are shorter than this suggest nothing. */
const SHORTEST_PART = 3;
const MOST_SUGGESTED = 3;

/** The number of edits from `a` to `b`. */
function edits(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? Infinity) + 1,
        (row[j - 1] ?? Infinity) + 1,
        (last[j - 1] ?? Infinity) + (same ? 0 : 1),
        swapped ? (beforeLast[j - 2] ?? Infinity) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? Infinity;
}

/** The known ids that are most alike, best first, at most three; empty if none is alike. */
export function alike(id: string, known: readonly string[]): readonly string[] {
  const asked = id.trim().toLowerCase();
  const near = known
    .map((name) => ({ name, distance: edits(asked, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(1, MOST_EDITED * Math.min(asked.length, name.length)));
  const least = Math.min(...near.map(({ distance }) => distance));
  const parts = asked.length < SHORTEST_PART ? [] : known.filter((name) => name.toLowerCase().includes(asked));
  const found = near.length > 0 ? near.filter(({ distance }) => distance === least).map(({ name }) => name) : parts;
  return found.slice(0, MOST_SUGGESTED);
}

/** `did you mean a, b or c? `, or an empty text. */
export function suggestion(id: string, known: readonly string[]): string {
  const found = alike(id, known);
  const last = found.at(-1);
  if (last === undefined) return '';
  return `did you mean ${found.length === 1 ? last : `${found.slice(0, -1).join(', ')} or ${last}`}? `;
}

/** The error about an id that is not among the known ones. `more` follows the list. */
export const unknownId = (what: string, id: string, known: readonly string[], more = ''): InputError =>
  new InputError(`there is no ${what} "${id}"; ${suggestion(id, known)}known are ${known.join(', ')}${more}`);

/**
 * `T`, unless it is a single text: such a text is known when the program is compiled, so it must be one of the known ids, and a typo does not
 * compile. Functions that take ids have it as the type of a second overload.
 */
// The empty object type has the properties of `string`, of which it has none, but not that of a single text.
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export type AnyText<T extends string> = {} extends Record<T, unknown> ? T : never;
