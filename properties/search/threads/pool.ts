/**
 * Searches on worker threads.
 *
 * Every chunk of a random phase and every end of a search is a separate task. Its result does not depend on the thread, and chunks are
 * merged in order, so results are the same for any number of threads.
 */
import type { Cancellation } from '../cancellation';
import type { SearchOutcome } from '../outcome';
import type { Exploration } from '../random-phase';
import { IN_TURN, type Phases, type SearchRunner, searchBy } from '../search';
import type { SearchTask } from '../search-task';
import { threadModule } from '../../../models/threads';
import { openThreads } from './thread-pool';
import type { Answer, WorkerTask } from './worker';

/** A runner with its own threads. */
export interface SearchPool extends SearchRunner {
  /** The phases of a search, each on one of the threads. */
  readonly phases: (task: SearchTask, onWork?: (seconds: number) => void) => Phases;
  /** Ends the threads, even if they are working. */
  readonly close: () => Promise<void>;
}

export interface PoolOptions {
  readonly threads: number;
  /** The flag that cancels the run; see `cancellation.ts`. */
  readonly stop: SharedArrayBuffer;
  /** The module that threads run. @defaultValue `worker.ts`, or `worker.js` of the built package */
  readonly worker?: string;
}

/** Starts the threads. */
export async function openPool({ threads, stop, worker }: PoolOptions): Promise<SearchPool> {
  const module = worker ?? threadModule(__dirname, 'worker');
  const pool = await openThreads<WorkerTask, Answer>({ module, threads });
  const phasesOf = (search: SearchTask, onWork?: (seconds: number) => void): Phases => ({
    explore: (chunk) => pool.ask({ search, stop, phase: { kind: 'explore', chunk } }, onWork) as Promise<Exploration>,
    climb: (block, explored) =>
      pool.ask({ search, stop, phase: { kind: 'climb', block, explored } }, onWork) as Promise<Exploration>,
    finish: (explored) =>
      pool.ask({ search, stop, phase: { kind: 'finish', explored } }, onWork) as Promise<SearchOutcome>,
  });
  return {
    // A search that expects a counterexample usually ends within its first chunk, so no other chunk is started ahead.
    run: (task, spec, onWork) =>
      searchBy(phasesOf(task, onWork), spec.cases, task.sought.kind === 'cell' ? threads : 1),
    phases: phasesOf,
    atOnce: threads,
    close: pool.close,
  };
}

/** A runner, and the function that ends it. */
export interface OpenRunner {
  readonly runner: SearchRunner;
  /** Cancels the running searches, for instance after an error, and ends the threads. */
  readonly end: () => Promise<void>;
}

/** The given runner, else one on `threads` threads. With one thread, searches run in the calling thread. */
export async function openRunner(
  given: SearchRunner | undefined,
  threads: number,
  cancellation: Cancellation,
): Promise<OpenRunner> {
  const pool = given === undefined && threads > 1 ? await openPool({ threads, stop: cancellation.shared }) : undefined;
  const end = async (): Promise<void> => {
    cancellation.now();
    await pool?.close();
  };
  return { runner: given ?? pool ?? IN_TURN, end };
}
