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

/** Spreads 32 bits over 32 bits: a bijection that maps 0 to 0 (the finaliser of MurmurHash3). */
export function mixed32(bits: number): number {
  let h = bits;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Number of streams of one seed that differ from each other. */
export const DISTINCT_STREAMS = 2 ** 32;

/**
 * The seed of a stream, from the seed of all streams and the index of this one; the first stream has the seed itself. Both count modulo 2^32.
 * The seeds of 2^32 indices are a permutation of the 32-bit numbers, so no two streams are the same; hashes of the indices would repeat.
 */
export function streamSeed(seed: number, index: number): number {
  return (seed ^ mixed32(index)) | 0;
}

/** The seed of a part, from the seed of the run and the name of the part. It is a non-negative integer of 31 bits. */
export function derivedSeed(seed: number, ...about: SeedName): number {
  return fnv1a(seedText(seed, about)) & 0x7fffffff;
}
