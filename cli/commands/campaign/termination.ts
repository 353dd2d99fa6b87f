/** The end of a worker by a signal: Ctrl-C, or SIGTERM, which batch systems send. The second signal ends the process at once. */
const INTERRUPTED = 130;

export function watchTermination(): { readonly signal: AbortSignal; readonly release: () => void } {
  const abort = new AbortController();
  const end = (): void => {
    if (abort.signal.aborted) process.exit(INTERRUPTED);
    abort.abort();
  };
  const signals = ['SIGTERM', 'SIGINT'] as const;
  for (const name of signals) process.on(name, end);
  return {
    signal: abort.signal,
    release: () => {
      for (const name of signals) process.off(name, end);
    },
  };
}
