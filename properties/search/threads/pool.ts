/**
 * Searches on worker threads.
 *
 * Every chunk of a random phase and every end of a search is a task of its own. Which thread runs it has no influence on what it
 * gives, and the chunks are put together in order, so results are the same for any number of threads.
 */
import { type Phases, type SearchRunner, searchBy } from '../search';
import type { SearchTask } from '../search-task';
import { putTogether } from './portable-error';
import { threadModule, threadOptions } from './thread-module';
import type { Answer, Reply, WorkerTask } from './worker';

export interface SearchPool {
  /** A runner on the pool's threads; `onWork` is told how many seconds each task took there. */
  readonly runner: (onWork: (seconds: number) => void) => SearchRunner;
  /** Ends the threads, whatever they are doing. */
  readonly close: () => Promise<void>;
}

export interface PoolOptions {
  readonly threads: number;
  /** The word that ends the run, see `stop.ts`. */
  readonly stop: SharedArrayBuffer;
  /** The module that threads run. @defaultValue `worker.ts`, or `worker.js` of the built package */
  readonly worker?: string;
}

const hasMessage = (value: unknown): value is { readonly message: string } =>
  typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';

/** The death of a thread, as an error that says what to do. */
function deathOf(cause: unknown): Error {
  const reason = hasMessage(cause) ? cause.message : String(cause);
  return new Error(`a worker thread ended before its work was done (${reason}); run with 1 thread to see why`, {
    cause,
  });
}

/** Starts the threads. Loaded late: a run in one thread has no need of the library. */
export async function openPool({ threads, stop, worker }: PoolOptions): Promise<SearchPool> {
  const { default: Piscina } = await import('piscina');
  const piscina = new Piscina<WorkerTask, Reply>({
    filename: worker ?? threadModule(__dirname, 'worker'),
    minThreads: threads,
    maxThreads: threads,
    ...threadOptions(),
  });
  const died = new Promise<never>((_resolve, reject) => piscina.once('error', (cause) => reject(deathOf(cause))));
  died.catch(() => undefined); // Counts for those who wait for a task.
  piscina.on('error', () => undefined);

  const ask = async <A extends Answer>(task: WorkerTask, onWork: (seconds: number) => void): Promise<A> => {
    const reply = piscina.run(task).catch((cause: unknown) => Promise.reject(deathOf(cause)));
    const { seconds, result } = await Promise.race([reply, died]);
    onWork(seconds);
    if ('error' in result) throw putTogether(result.error);
    return result.answer as A;
  };
  const phasesOf = (search: SearchTask, onWork: (seconds: number) => void): Phases => ({
    explore: (chunk) => ask({ search, stop, phase: { kind: 'explore', chunk } }, onWork),
    conclude: (explored) => ask({ search, stop, phase: { kind: 'conclude', explored } }, onWork),
  });
  return {
    runner: (onWork) => ({
      // A search that is meant to be refuted usually is within its first chunk: no other is started ahead of it.
      run: (task, spec) => searchBy(phasesOf(task, onWork), spec.cases, task.sought.kind === 'cell' ? threads : 1),
      atOnce: threads,
    }),
    close: () => piscina.destroy(),
  };
}
