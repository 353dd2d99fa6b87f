/**
 * How the cases of a search are cut: into *chunks*, each with a random stream of its own, and these into *blocks*, each with a hill climb of its
 * own. So no part of a search needs all the others before it: blocks run on any thread or machine. Changing a number here changes the cases that a
 * seed generates.
 */

/** Number of cases of a chunk; the last one may have fewer. */
export const CHUNK_CASES = 250;

/** Number of chunks of a block; the last one may have fewer. */
const BLOCK_CHUNKS = 40;

/** Number of cases of a block; the last one may have fewer. */
export const BLOCK_CASES = BLOCK_CHUNKS * CHUNK_CASES;

/** Number of chunks of a search. */
export const chunkCount = (cases: number): number => Math.ceil(cases / CHUNK_CASES);

/** Number of blocks of a search. */
export const blockCount = (cases: number): number => Math.ceil(cases / BLOCK_CASES);

/** The chunks of a block: the first, and the one after the last. */
export function chunksOf(block: number, cases: number): { readonly from: number; readonly to: number } {
  return { from: block * BLOCK_CHUNKS, to: Math.min((block + 1) * BLOCK_CHUNKS, chunkCount(cases)) };
}

/** The steps of the hill climb of a block, if that of the first block has `targeted`: the last block has a share of them, by its cases. */
export function stepsOf(
  block: number,
  { cases, targeted }: { readonly cases: number; readonly targeted: number },
): number {
  const size = Math.min(BLOCK_CASES, cases - block * BLOCK_CASES);
  return Math.ceil((targeted * size) / Math.min(BLOCK_CASES, cases));
}
