/** Reports a run on standard error: a bar on a terminal, lines elsewhere, at least one every few seconds. Ctrl-C cuts the run short. */
import { SingleBar } from 'cli-progress';
import { watchInterrupt } from './interrupt';
import { timeLine } from './time-line';

/** Time without a line after which one is written, in milliseconds. */
const LONGEST_SILENCE = 5000;
/** The bar is drawn again this often, in milliseconds, so that its time goes on. */
const REDRAW_EVERY = 1000;

export interface Reporter {
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Says how much of the run is done. */
  readonly show: (done: number, total: number, about: string) => void;
  /** Writes a line, if standard error is not a terminal. */
  readonly line: (text: string) => void;
  /** Ends the report; call it once, however the run ends. */
  readonly stop: () => void;
}

interface State {
  readonly done: number;
  readonly total: number;
  readonly about: string;
}

type Display = Omit<Reporter, 'signal'>;

function openBar(): Display {
  const bar = new SingleBar({
    format: '{bar} {text}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 20,
  });
  const began = performance.now();
  let state: State | undefined;
  const draw = (): void => {
    if (state) bar.update(state.done, { text: timeLine(state, performance.now() - began) });
  };
  const timer = setInterval(draw, REDRAW_EVERY).unref();
  return {
    show: (done, total, about) => {
      if (state === undefined) bar.start(total, done, { text: about });
      state = { done, total, about };
      bar.setTotal(total);
      draw();
    },
    line: () => undefined,
    stop: () => {
      clearInterval(timer);
      bar.stop();
    },
  };
}

/** Lines as they come, and after some seconds without one a line that says how far the run is. */
function openLines(): Display {
  const began = performance.now();
  let last = began;
  let state: State | undefined;
  const line = (text: string): void => {
    last = performance.now();
    process.stderr.write(`${text}\n`);
  };
  const timer = setInterval(() => {
    const now = performance.now();
    if (state && now - last >= LONGEST_SILENCE) line(`… ${timeLine(state, now - began)}`);
  }, REDRAW_EVERY).unref();
  return {
    show: (done, total, about) => {
      state = { done, total, about };
    },
    line,
    stop: () => clearInterval(timer),
  };
}

/** Starts the reporter for a terminal or for other outputs. */
export function startReporter(): Reporter {
  const { signal, release } = watchInterrupt();
  const display = process.stderr.isTTY ? openBar() : openLines();
  return {
    ...display,
    signal,
    stop: () => {
      display.stop();
      release();
    },
  };
}
