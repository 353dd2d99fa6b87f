/**
 * The random phase of a search, in chunks of a fixed size.
 *
 * Each chunk is a separate fast-check run with its own seed, so chunks can run on any thread, in any order. Merged in order, they give
 * the same result for any number of threads: chunks after the first failing one do not count. This phase only locates a failing case;
 * `finish.ts` shrinks it once.
 */
import * as fc from 'fast-check';
import { derivedSeed } from '../../models/random';
import type { CaseVerdict } from '../checker';
import { cancellationCheck } from './cancellation';
import { Counter, type Counts, NO_COUNTS, mergeCounts } from './counts';
import { caseRunner } from './run-case';
import type { SearchSpec } from './search-task';

/** Number of cases of a chunk; the last one may have fewer. Changing it changes the cases that a seed generates. */
export const CHUNK_CASES = 250;

/** Maximal number of discarded draws per case. */
const SKIPS_PER_CASE = 20;

/** The outcome of a part of the random phase, as plain data, which can be sent between threads. */
export interface Exploration {
  readonly counts: Counts;
  /** The seed and path by which fast-check finds the first refuted case again. */
  readonly failure: { readonly seed: number; readonly path: string } | undefined;
  /** Whether the phase was cancelled before its last case. */
  readonly cutShort: boolean;
}

export const UNEXPLORED: Exploration = { counts: NO_COUNTS, failure: undefined, cutShort: false };

/** The outcome of `a` followed by `b`; `b` is ignored if `a` ended with a refuted case. Associative, with `UNEXPLORED` as its neutral element. */
export function mergeExplorations(a: Exploration, b: Exploration): Exploration {
  if (a.failure) return a;
  return { counts: mergeCounts(a.counts, b.counts), failure: b.failure, cutShort: a.cutShort || b.cutShort };
}

/** Number of chunks of a search. */
export function chunkCount(cases: number): number {
  return Math.ceil(cases / CHUNK_CASES);
}

/** The outcome of a draw. */
type Status = CaseVerdict['status'] | 'cancelled' | 'broken';

/** The statuses after which nothing more is drawn. */
const ENDING: readonly Status[] = ['refuted', 'cancelled', 'broken'];

/** Tells fast-check that a case is discarded, without the stack of its error: recording that costs as much as a cheap case. */
function discard(): void {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    fc.pre(false);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/**
 * Runs one chunk, up to its first refuted case.
 * @throws whatever a loop or a model throws, since a case that throws did not hold
 */
export async function exploreChunk(spec: SearchSpec, chunk: number): Promise<Exploration> {
  const { genotypes, labels, run } = caseRunner(spec);
  const cancelled = cancellationCheck(spec.stopped);
  const seed = chunk === 0 ? spec.seed : derivedSeed(spec.seed, 'chunk', String(chunk));
  const counter = new Counter(labels);
  let broken: { readonly error: unknown } | undefined;
  // fast-check would take an error thrown inside the property for a failing case.
  const statusOf = async (genotype: unknown): Promise<Status> => {
    if (await cancelled()) return 'cancelled';
    try {
      const ran = run(genotype);
      counter.addRandom(ran);
      return ran.verdict.status;
    } catch (error) {
      broken = { error };
      return 'broken';
    }
  };
  let last: Status | undefined;
  const property = fc.asyncProperty(genotypes, async (genotype) => {
    last = await statusOf(genotype);
    if (last === 'discarded') discard();
    return !ENDING.includes(last);
  });
  const numRuns = Math.min(CHUNK_CASES, spec.cases - chunk * CHUNK_CASES);
  const details = await fc.check(property, { numRuns, seed, maxSkipsPerRun: SKIPS_PER_CASE, endOnFailure: true });
  if (broken) throw broken.error;
  const failure = last === 'refuted' ? { seed, path: details.counterexamplePath ?? '' } : undefined;
  return { counts: counter.counts, failure, cutShort: last === 'cancelled' };
}
