/**
 * The search for counterexamples on one kind of model: random, then targeted, with shrinking.
 *
 * The random phase is cut into chunks (`random-phase.ts`), which are put together in order; `conclude.ts` shrinks what they
 * found or climbs from the tightest case. Both are bounded in number, not in time, so a seed decides everything, wherever the
 * phases run; a deadline or an interrupt only cuts short, and is counted.
 */
import { type SearchOutcome, conclude } from './conclude';
import { type Explored, UNEXPLORED, chunkCount, exploreChunk, mergeExplored } from './random-phase';
import { type SearchSpec, type SearchTask } from './search-task';

export type { Found, SearchOutcome } from './conclude';
export type { SearchSpec } from './search-task';

/** The two phases of one search, run here or elsewhere. */
export interface Phases {
  readonly explore: (chunk: number) => Promise<Explored>;
  readonly conclude: (explored: Explored) => Promise<SearchOutcome>;
}

/** Runs the searches of a statement. Both arguments name the same search: as data, and with its functions. */
export interface SearchRunner {
  readonly run: (task: SearchTask, spec: SearchSpec) => Promise<SearchOutcome>;
  /** Searches of a statement that may run at the same time. */
  readonly atOnce: number;
}

/**
 * Runs the chunks of the random phase with up to `ahead` of them under way, and puts them together in order.
 * An error counts in its turn: after a chunk with a refuted case it would not have come up, were the chunks run in turn.
 */
async function exploreAll(phases: Phases, cases: number, ahead: number): Promise<Explored> {
  const chunks = chunkCount(cases);
  const started: Promise<Explored>[] = [];
  let explored = UNEXPLORED;
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    while (!explored.cutShort && started.length < Math.min(chunks, chunk + ahead)) {
      const next = phases.explore(started.length);
      next.catch(() => undefined); // Looked at in its turn, or not at all.
      started.push(next);
    }
    const outcome = await started[chunk];
    if (outcome === undefined) break;
    explored = mergeExplored(explored, outcome);
    if (explored.failure) break;
  }
  return explored;
}

/** A search by its phases, with up to `ahead` chunks under way at the same time. */
export async function searchBy(phases: Phases, cases: number, ahead = 1): Promise<SearchOutcome> {
  return phases.conclude(await exploreAll(phases, cases, ahead));
}

/** Searches for a case that refutes one of the claims, in this thread. */
export function search(spec: SearchSpec): Promise<SearchOutcome> {
  const phases: Phases = {
    explore: (chunk) => exploreChunk(spec, chunk),
    conclude: (explored) => conclude(spec, explored),
  };
  return searchBy(phases, spec.cases);
}

/** Runs one search after the other in this thread. */
export const IN_TURN: SearchRunner = { run: (_task, spec) => search(spec), atOnce: 1 };
