/**
 * Opens, uses and closes a pool of worker threads. A thread runs a module whose default export is made by `answering`.
 */
import { PoolClosedError, ThreadDeathError } from '../runner-errors';
import { type PortableError, putTogether, takeApart } from './portable-error';
import { threadOptions } from '../../../models/threads';

/** The reply of a thread, as plain data. */
export interface Reply<A> {
  /** Seconds the work took. */
  readonly seconds: number;
  readonly result: { readonly answer: A } | { readonly error: PortableError };
}

/** Makes the default export of a module that threads run: it times the work and returns an error as plain data. */
export function answering<T, A>(work: (task: T) => Promise<A>): (task: T) => Promise<Reply<A>> {
  return async (task) => {
    const began = performance.now();
    const since = (): number => (performance.now() - began) / 1000;
    try {
      const answer = await work(task);
      return { seconds: since(), result: { answer } };
    } catch (error) {
      return { seconds: since(), result: { error: takeApart(error) } };
    }
  };
}

export interface ThreadPool<T, A> {
  /**
   * Gives a task to a thread.
   * @param onWork called with the seconds that the task took
   * @throws what the work threw, with its class; ThreadDeathError; PoolClosedError
   */
  readonly ask: (task: T, onWork?: (seconds: number) => void) => Promise<A>;
  /** Ends the threads, even if they are working. */
  readonly close: () => Promise<void>;
}

export interface ThreadPoolOptions {
  /** The module that threads run. */
  readonly module: string;
  readonly threads: number;
  /** Memory limit of a thread, in MB; the thread ends beyond it. @defaultValue the limit of Node */
  readonly mostMemoryMB?: number;
}

/** Starts the threads. The library is loaded here, because a run in one thread does not need it. */
export async function openThreads<T, A>({
  module,
  threads,
  mostMemoryMB,
}: ThreadPoolOptions): Promise<ThreadPool<T, A>> {
  const { default: Piscina } = await import('piscina');
  const piscina = new Piscina<T, Reply<A>>({
    filename: module,
    minThreads: threads,
    maxThreads: threads,
    ...(mostMemoryMB === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: mostMemoryMB } }),
    ...threadOptions(),
  });
  let closed: (error: PoolClosedError) => void = () => undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    closed = reject;
    piscina.once('error', (cause) => reject(new ThreadDeathError(cause)));
  });
  ended.catch(() => undefined); // The error reaches the caller that waits for a task.
  piscina.on('error', () => undefined);
  return {
    ask: async (task, onWork) => {
      const reply = piscina.run(task).catch((cause: unknown) => Promise.reject(new ThreadDeathError(cause)));
      reply.catch(() => undefined); // Its thread may end after the pool was closed.
      const { seconds, result } = await Promise.race([reply, ended]);
      onWork?.(seconds);
      if ('error' in result) throw putTogether(result.error);
      return result.answer;
    },
    close: () => {
      closed(new PoolClosedError('the threads were ended with their pool'));
      return piscina.destroy();
    },
  };
}
