/** A pause that can be ended early. */
export interface Nap {
  /** Resolves when the time is over, or the nap was ended. */
  readonly over: Promise<void>;
  readonly wake: () => void;
}

/** Waits so many milliseconds, or until it is woken or told to stop. */
export function nap(milliseconds: number, stop: AbortSignal): Nap {
  let wake = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    const timer = setTimeout(() => wake(), milliseconds);
    wake = () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', wake);
      resolve();
    };
    stop.addEventListener('abort', wake);
    if (stop.aborted) wake();
  });
  return { over, wake };
}
