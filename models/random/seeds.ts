/** Seeds: each drawn thing has a seed derived from the seed of the run, so each part can be replayed alone. */

/** The name of a drawn thing, from the general to the particular. */
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

/** A text for a seed and a name. Different seeds or names have different texts. */
export const seedText = (seed: number, about: SeedName): string => [seed, ...about].join('\u0000');

/** The seed of a part, from the seed of the run and the name of the part. It is a non-negative integer of 31 bits. */
export function derivedSeed(seed: number, ...about: SeedName): number {
  return fnv1a(seedText(seed, about)) & 0x7fffffff;
}
