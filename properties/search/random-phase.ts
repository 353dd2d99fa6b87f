/**
 * The random phase of a search, in chunks of a fixed size.
 *
 * Each chunk is a separate fast-check run with its own seed, so chunks can run on any thread, in any order. Merged in order, they give
 * the same result for any number of threads: chunks after the first failing one do not count. This phase only locates a failing case;
 * `finish.ts` shrinks it once. The seeds of the chunks are a permutation of the 32-bit numbers, which are all the seeds that fast-check has.
 */
import * as fc from 'fast-check';
import { streamSeed } from '../../models/random';
import type { CaseVerdict } from '../checker';
import { CHUNK_CASES } from './blocks';
import { cancellationCheck } from './cancellation';
import { Counter, type Counts, NO_COUNTS, mergeCounts } from './counts';
import { caseRunner } from './run-case';
import type { SearchSpec } from './search-task';

/** Maximal number of discarded draws per case. */
const SKIPS_PER_CASE = 20;

/** How to find the first refuted case again: by the seed and path of fast-check, or by its genotype if the hill climb met it. */
export type Failure =
  | { readonly foundBy: 'random'; readonly seed: number; readonly path: string }
  | { readonly foundBy: 'targeted'; readonly genotype: unknown };

/** The outcome of a part of a search, before shrinking, as plain data, which can be sent between threads. */
export interface Exploration {
  readonly counts: Counts;
  readonly failure: Failure | undefined;
  /** Whether the part was cancelled before its end. */
  readonly cutShort: boolean;
}

export const UNEXPLORED: Exploration = { counts: NO_COUNTS, failure: undefined, cutShort: false };

/** The outcome of `a` followed by `b`; `b` is ignored if `a` ended with a refuted case. Associative, with `UNEXPLORED` as its neutral element. */
export function mergeExplorations(a: Exploration, b: Exploration): Exploration {
  if (a.failure) return a;
  return { counts: mergeCounts(a.counts, b.counts), failure: b.failure, cutShort: a.cutShort || b.cutShort };
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
  const seed = streamSeed(spec.seed, chunk);
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
  const failure =
    last === 'refuted' ? ({ foundBy: 'random', seed, path: details.counterexamplePath ?? '' } as const) : undefined;
  return { counts: counter.counts, failure, cutShort: last === 'cancelled' };
}
