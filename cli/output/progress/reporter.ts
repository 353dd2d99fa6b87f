/** Reports a run on standard error: a bar on a terminal, lines elsewhere. Ctrl-C cuts the run short. */
import { SingleBar } from 'cli-progress';
import { watchInterrupt } from './interrupt';

export interface Reporter {
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Updates the bar, on a terminal. */
  readonly show: (done: number, total: number, about: string) => void;
  /** Writes a line, if standard error is not a terminal. */
  readonly line: (text: string) => void;
  /** Ends the report; call it once, however the run ends. */
  readonly stop: () => void;
}

function openBar(): Pick<Reporter, 'show' | 'stop'> {
  const bar = new SingleBar({
    format: '{bar} {value}/{total} {about}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  let started = false;
  return {
    show: (done, total, about) => {
      if (!started) bar.start(total, done, { about });
      started = true;
      bar.setTotal(total);
      bar.update(done, { about });
    },
    stop: () => bar.stop(),
  };
}

/** Starts the reporter for a terminal or for other outputs. */
export function startReporter(): Reporter {
  const { signal, release } = watchInterrupt();
  const bar = process.stderr.isTTY ? openBar() : undefined;
  return {
    signal,
    show: (done, total, about) => bar?.show(done, total, about),
    line: (text) => {
      if (bar === undefined) process.stderr.write(`${text}\n`);
    },
    stop: () => {
      bar?.stop();
      release();
    },
  };
}
