/**
 * How a run is cut short: by a time limit, by an abort signal, or because it failed.
 *
 * The word is in shared memory, so that searches on other threads read it between two cases without any message.
 */

export interface Stop {
  /** Asked between cases. */
  readonly stopped: () => boolean;
  /** Ends the run from here. */
  readonly now: () => void;
  /** The word other threads read, see `stoppedBy`. */
  readonly shared: SharedArrayBuffer;
  /** Lets go of the timer and the signal. */
  readonly dispose: () => void;
}

export interface StopOptions {
  /** Milliseconds. @defaultValue no limit */
  readonly timeLimit?: number | undefined;
  /** @defaultValue none */
  readonly signal?: AbortSignal | undefined;
}

/** The longest delay of a timer; a longer one would fire at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** Cases between two turns of the event loop, which brings signals. */
const YIELD_EVERY = 32;

/** Reads a shared word. */
export function stoppedBy(shared: SharedArrayBuffer): () => boolean {
  const word = new Int32Array(shared);
  return () => Atomics.load(word, 0) !== 0;
}

/** Starts to watch the clock and the signal. */
export function watchForStop({ timeLimit = Infinity, signal }: StopOptions): Stop {
  const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const word = new Int32Array(shared);
  const now = (): void => {
    Atomics.store(word, 0, 1);
  };
  const raised = stoppedBy(shared);
  const deadline = performance.now() + timeLimit;
  const stopped = (): boolean => {
    if (performance.now() > deadline || signal?.aborted) now();
    return raised();
  };
  let timer: NodeJS.Timeout | undefined;
  const arm = (): void => {
    timer = setTimeout(() => stopped() || arm(), Math.min(deadline - performance.now() + 1, LONGEST_DELAY));
  };
  if (timeLimit !== Infinity) arm();
  if (signal?.aborted) now();
  signal?.addEventListener('abort', now, { once: true });
  const dispose = (): void => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', now);
  };
  return { stopped, now, shared, dispose };
}

/** Asks `stopped` before a case, and lets the event loop turn now and then so that it can have changed. */
export function stopCheck(stopped: (() => boolean) | undefined): () => Promise<boolean> {
  let asked = 0;
  return async () => {
    asked += 1;
    if (asked % YIELD_EVERY === 0) await new Promise((resolve) => setImmediate(resolve));
    return stopped?.() ?? false;
  };
}
