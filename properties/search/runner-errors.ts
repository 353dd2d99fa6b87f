/** The errors of a runner of searches, such as a pool of threads. */
const hasMessage = (value: unknown): value is { readonly message: string } =>
  typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';

/** A thread ended while it had work to do: it ran out of memory, or its code exited. */
export class ThreadDeathError extends Error {
  override readonly name = 'ThreadDeathError';
  /** What ended it. */
  readonly reason: string;

  constructor(cause: unknown) {
    const reason = hasMessage(cause) ? cause.message : String(cause);
    super(`a worker thread ended before its work was done (${reason}); run with 1 thread to see why`, { cause });
    this.reason = reason;
  }
}

/** The pool was closed while it had work to do. */
export class PoolClosedError extends Error {
  override readonly name = 'PoolClosedError';
}
