/** The finite-K curation step on vectors of any length, in WebAssembly where it is there, else in its plain twin. */
import { type CurationTables, PlainCuration, paddedLength } from './plain/curation';

export type { CurationTables };

const scratch = new Map<number, PlainCuration>();

function scratchFor(n: number): PlainCuration {
  const length = 2 ** Math.ceil(Math.log2(paddedLength(n)));
  const known = scratch.get(length) ?? new PlainCuration(length);
  scratch.set(length, known);
  return known;
}

/**
 * Writes `p·H^K` to `out`.
 * @param p n masses ≥ 0. @param scores n positive finite scores. @param K a whole number from 2 to 2^53.
 * @returns what the step found, to be read before the next step, or undefined when the scores span more than 255 binades
 */
export function curationStep(
  p: Readonly<Float64Array>,
  scores: Readonly<Float64Array>,
  out: Float64Array,
  K: number,
): CurationTables | undefined {
  const curation = scratchFor(p.length);
  return curation.run(p, scores, out, p.length, K) ? curation.tables : undefined;
}
