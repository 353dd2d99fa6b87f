/**
 * The search for counterexamples on one kind of model: a random phase, then a hill climb or shrinking.
 *
 * The random phase is cut into chunks (`random-phase.ts`), which are merged in order. `finish.ts` shrinks a refuted case, or climbs
 * from the tightest ones. Both phases are bounded by numbers of cases, not by time, so the seed determines the result on any number of
 * threads. A deadline or an interrupt cuts the search short, and the outcome records it.
 */
import { finish } from './finish';
import type { SearchOutcome } from './outcome';
import { type Exploration, UNEXPLORED, chunkCount, exploreChunk, mergeExplorations } from './random-phase';
import type { SearchSpec, SearchTask } from './search-task';

/** The two phases of one search, run in this thread or elsewhere. */
export interface Phases {
  readonly explore: (chunk: number) => Promise<Exploration>;
  readonly finish: (explored: Exploration) => Promise<SearchOutcome>;
}

/**
 * Runs searches: in this thread, on a pool of threads, or on a queue of machines. Task and spec describe the same search: the task as
 * data that can be sent to a thread, the spec with functions.
 */
export interface SearchRunner {
  /** @param onWork called with the processor seconds of each part of the search, on any thread */
  readonly run: (task: SearchTask, spec: SearchSpec, onWork?: (seconds: number) => void) => Promise<SearchOutcome>;
  /** Number of searches that may run at the same time. */
  readonly atOnce: number;
}

/**
 * Runs the chunks of the random phase, up to `ahead` of them at the same time, and merges them in order.
 * An error is thrown in order too: it is ignored after a chunk with a refuted case, as if the chunks had run one after the other.
 */
async function exploreAll(phases: Phases, cases: number, ahead: number): Promise<Exploration> {
  const chunks = chunkCount(cases);
  const underWay: Promise<Exploration>[] = [];
  let started = 0;
  let explored = UNEXPLORED;
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    for (; !explored.cutShort && started < Math.min(chunks, chunk + ahead); started += 1) {
      const next = phases.explore(started);
      next.catch(() => undefined); // Its error is thrown in order, or not at all.
      underWay.push(next);
    }
    const next = await underWay.shift();
    if (next === undefined) break;
    explored = mergeExplorations(explored, next);
    if (explored.failure) break;
  }
  return explored;
}

/** Runs a search by its phases, with up to `ahead` chunks at the same time. */
export async function searchBy(phases: Phases, cases: number, ahead = 1): Promise<SearchOutcome> {
  return phases.finish(await exploreAll(phases, cases, ahead));
}

/**
 * Searches for a case that refutes one of the claims, in this thread.
 * @example
 * const increases = 'E(p[1], w) > E(p[0], w)';
 * const { counterexample } = await search({
 *   model: 'discrete',
 *   domain: { ...statementOf('lemma-2.2').domain, rounds: 1 },
 *   loop: loopOf('curated'),
 *   claims: [{ spec: { id: 'a', says: 'strict', claim: increases }, claim: parseClaim(increases), when: undefined, requires: [] }],
 *   cases: 100,
 *   targeted: 0,
 *   seed: 1,
 * });
 */
export function search(spec: SearchSpec): Promise<SearchOutcome> {
  const phases: Phases = {
    explore: (chunk) => exploreChunk(spec, chunk),
    finish: (explored) => finish(spec, explored),
  };
  return searchBy(phases, spec.cases);
}

/** Runs searches one after the other in this thread. */
export const IN_TURN: SearchRunner = {
  run: async (_task, spec, onWork) => {
    const began = performance.now();
    try {
      return await search(spec);
    } finally {
      onWork?.((performance.now() - began) / 1000);
    }
  },
  atOnce: 1,
};
