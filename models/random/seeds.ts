/** Seeds: one for the run, and one derived from it for everything that is drawn, so that each part can be replayed on its own. */

/** What something is drawn for, from the general to the particular. */
export type SeedName = readonly (string | number)[];

const FNV_OFFSET = 0x811c9dc5;

/** FNV-1a hash of a text, 32 bits. */
export function fnv1a(text: string, offset = FNV_OFFSET): number {
  let hash = offset;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** One text for a seed and a name; different ones have different texts. */
export const seedText = (seed: number, about: SeedName): string => [seed, ...about].join('\u0000');

/** The seed of a part, from the seed of the run and what the part is about. Non-negative, 31 bits. */
export function derivedSeed(seed: number, ...about: SeedName): number {
  return fnv1a(seedText(seed, about)) & 0x7fffffff;
}
