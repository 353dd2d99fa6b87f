/** Seeds: one for the run, and one derived from it for every search, so that searches can be replayed on their own. */

/** FNV-1a hash of a text, 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** The seed of a search, from the seed of the run and what the search is about. Non-negative, 31 bits. */
export function derivedSeed(seed: number, ...about: readonly string[]): number {
  return fnv1a([String(seed), ...about].join('\u0000')) & 0x7fffffff;
}
