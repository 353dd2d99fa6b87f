/**
 * Cancellation of a run: by a time limit, by an abort signal, or because the run failed.
 *
 * The cancellation sets a flag in shared memory, which searches on other threads read between two cases.
 */

export interface Cancellation {
  /** Whether the run is cancelled; called between cases. */
  readonly stopped: () => boolean;
  /** Cancels the run. */
  readonly now: () => void;
  /** The flag that other threads read with `cancelledBy`. */
  readonly shared: SharedArrayBuffer;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Clears the timer and stops listening to the signal. */
  readonly dispose: () => void;
}

export interface CancellationOptions {
  /** In milliseconds. @defaultValue no limit */
  readonly timeLimit?: number | undefined;
  /** @defaultValue none */
  readonly signal?: AbortSignal | undefined;
}

/** The longest delay of a timer; a longer one would fire at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** Number of cases between two turns of the event loop, in which signals arrive. */
const YIELD_EVERY = 32;

/** Reads a shared flag. */
export function cancelledBy(shared: SharedArrayBuffer): () => boolean {
  const word = new Int32Array(shared);
  return () => Atomics.load(word, 0) !== 0;
}

/**
 * Watches the clock and the signal until it is disposed of. The timer is one of its own, because Node collects an `AbortSignal.timeout` that is
 * held by an `AbortSignal.any` alone, and then nothing is ever aborted.
 */
export function watchForCancellation({ timeLimit = Infinity, signal }: CancellationOptions): Cancellation {
  const abort = new AbortController();
  const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const word = new Int32Array(shared);
  const now = (): void => {
    Atomics.store(word, 0, 1);
    abort.abort();
  };
  const raised = cancelledBy(shared);
  const deadline = performance.now() + timeLimit;
  const stopped = (): boolean => {
    if (performance.now() > deadline || signal?.aborted) now();
    return raised();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
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
  return { stopped, now, shared, signal: abort.signal, dispose };
}

/** Whether the search must end; called before each case. */
export type CancellationCheck = () => Promise<boolean>;

/** Waits for the next turn of the event loop; browsers lack `setImmediate`. */
const nextTurn = (): Promise<void> =>
  new Promise((resolve) => (typeof setImmediate === 'function' ? setImmediate(resolve) : setTimeout(resolve, 0)));

/** A check that regularly lets the event loop turn, so that an abort signal can arrive. */
export function cancellationCheck(stopped: (() => boolean) | undefined): CancellationCheck {
  let asked = 0;
  return async () => {
    asked += 1;
    if (asked % YIELD_EVERY === 0) await nextTurn();
    return stopped?.() ?? false;
  };
}
