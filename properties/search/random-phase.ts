/**
 * The random phase of a search, in chunks of a fixed size.
 *
 * Each chunk is a fast-check run of its own with a seed of its own, so chunks can run anywhere, in any order. Put together
 * in order, they say the same whoever ran them: of several failing chunks the first one counts, and what comes after it does
 * not. A failing case is only located here; `conclude` shrinks it once.
 */
import * as fc from 'fast-check';
import { derivedSeed } from '../../models';
import type { CaseVerdict } from '../checker';
import { EMPTY_TALLY, type Tally, mergeTallies, tallyOf } from './counts';
import type { SearchSpec } from './search-task';
import { stopCheck } from './cancellation';
import { trialsOf } from './run-case';

/** Cases of a chunk; the last one may have fewer. Part of what a seed means: it does not depend on the threads. */
export const CHUNK_CASES = 250;

/** Draws per case that may be discarded. */
const SKIPS_PER_CASE = 20;

/** What a part of the random phase came to. Plain data: it travels between threads. */
export interface Explored {
  readonly tally: Tally;
  /** Where fast-check finds the first refuted case again. */
  readonly failure: { readonly seed: number; readonly path: string } | undefined;
  /** Whether it was ended before it was through. */
  readonly cutShort: boolean;
}

export const UNEXPLORED: Explored = { tally: EMPTY_TALLY, failure: undefined, cutShort: false };

/** `a`, and then `b` unless `a` ended with a refuted case. Associative, with `UNEXPLORED` as its neutral element. */
export function mergeExplored(a: Explored, b: Explored): Explored {
  if (a.failure) return a;
  return { tally: mergeTallies(a.tally, b.tally), failure: b.failure, cutShort: a.cutShort || b.cutShort };
}

/** Chunks of a search. */
export function chunkCount(cases: number): number {
  return Math.ceil(cases / CHUNK_CASES);
}

/** What a draw comes to. */
type Status = CaseVerdict['status'] | 'stopped' | 'broken';

/** After these no more is drawn. */
const ENDING: readonly Status[] = ['refuted', 'stopped', 'broken'];

/**
 * Runs one chunk, up to its first refuted case.
 * @throws whatever a loop or a model throws: a case that could not be decided for that reason is no case that held.
 */
export async function exploreChunk(spec: SearchSpec, chunk: number): Promise<Explored> {
  const { genotypes, labels, run } = trialsOf(spec);
  const stopped = stopCheck(spec.stopped);
  const seed = chunk === 0 ? spec.seed : derivedSeed(spec.seed, 'chunk', String(chunk));
  let tally = EMPTY_TALLY;
  let broken: { readonly error: unknown } | undefined;
  // An error thrown inside the property would be fast-check's to judge.
  const statusOf = async (genotype: unknown): Promise<Status> => {
    if (await stopped()) return 'stopped';
    try {
      const trial = run(genotype);
      tally = mergeTallies(tally, tallyOf(trial, labels, 'random'));
      return trial.verdict.status;
    } catch (error) {
      broken = { error };
      return 'broken';
    }
  };
  let last: Status | undefined;
  const property = fc.asyncProperty(genotypes, async (genotype) => {
    last = await statusOf(genotype);
    if (last === 'discarded') fc.pre(false);
    return !ENDING.includes(last);
  });
  const numRuns = Math.min(CHUNK_CASES, spec.cases - chunk * CHUNK_CASES);
  const details = await fc.check(property, { numRuns, seed, maxSkipsPerRun: SKIPS_PER_CASE, endOnFailure: true });
  if (broken) throw broken.error;
  const failure = last === 'refuted' ? { seed, path: details.counterexamplePath ?? '' } : undefined;
  return { tally, failure, cutShort: last === 'stopped' };
}
