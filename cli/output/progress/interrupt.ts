/** The first Ctrl-C cuts the run short; the second one ends the process. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Restores Node's own handling of Ctrl-C. */
  readonly release: () => void;
}

export function watchInterrupt(): Interrupt {
  const abort = new AbortController();
  const interrupt = (): void => {
    if (abort.signal.aborted) process.exit(130);
    abort.abort();
  };
  process.on('SIGINT', interrupt);
  return { signal: abort.signal, release: () => process.off('SIGINT', interrupt) };
}
