/**
 * Searches on worker threads.
 *
 * Every chunk of a random phase and every end of a search is a task of its own. Which thread runs it has no influence on its result,
 * and the chunks are merged in order, so results are the same for any number of threads.
 */
import type { Cancellation } from '../cancellation';
import { IN_TURN, type Phases, type SearchRunner, searchBy } from '../search';
import type { SearchTask } from '../search-task';
import { putTogether } from './portable-error';
import { threadModule, threadOptions } from './thread-module';
import type { Answer, Reply, WorkerTask } from './worker';

/** A runner on threads of its own. */
export interface SearchPool extends SearchRunner {
  /** Ends the threads, whatever they are doing. */
  readonly close: () => Promise<void>;
}

export interface PoolOptions {
  readonly threads: number;
  /** The flag that cancels the run, see `cancellation.ts`. */
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

/** Starts the threads. The library is loaded here, since a run in one thread does without it. */
export async function openPool({ threads, stop, worker }: PoolOptions): Promise<SearchPool> {
  const { default: Piscina } = await import('piscina');
  const piscina = new Piscina<WorkerTask, Reply>({
    filename: worker ?? threadModule(__dirname, 'worker'),
    minThreads: threads,
    maxThreads: threads,
    ...threadOptions(),
  });
  const died = new Promise<never>((_resolve, reject) => piscina.once('error', (cause) => reject(deathOf(cause))));
  died.catch(() => undefined); // Thrown to whoever waits for a task.
  piscina.on('error', () => undefined);
  const ask = async <A extends Answer>(task: WorkerTask, onWork?: (seconds: number) => void): Promise<A> => {
    const reply = piscina.run(task).catch((cause: unknown) => Promise.reject(deathOf(cause)));
    const { seconds, result } = await Promise.race([reply, died]);
    onWork?.(seconds);
    if ('error' in result) throw putTogether(result.error);
    return result.answer as A;
  };
  const phasesOf = (search: SearchTask, onWork?: (seconds: number) => void): Phases => ({
    explore: (chunk) => ask({ search, stop, phase: { kind: 'explore', chunk } }, onWork),
    finish: (explored) => ask({ search, stop, phase: { kind: 'finish', explored } }, onWork),
  });
  return {
    // A search that expects a counterexample usually ends within its first chunk: no other is started ahead of it.
    run: (task, spec, onWork) =>
      searchBy(phasesOf(task, onWork), spec.cases, task.sought.kind === 'cell' ? threads : 1),
    atOnce: threads,
    close: () => piscina.destroy(),
  };
}

/**
 * Runs `use` with a runner: the given one, else threads that live as long as `use` runs. Whatever happens, the searches still under way are
 * cancelled at the end, and the threads end.
 */
export async function withRunner<T>(
  given: SearchRunner | undefined,
  threads: number,
  cancellation: Cancellation,
  use: (runner: SearchRunner) => Promise<T>,
): Promise<T> {
  const pool = given === undefined && threads > 1 ? await openPool({ threads, stop: cancellation.shared }) : undefined;
  try {
    return await use(given ?? pool ?? IN_TURN);
  } finally {
    cancellation.now(); // After an error some searches are still under way.
    await pool?.close();
  }
}
