/** A run as the terminal sees it: progress on standard error, as a bar on a terminal and as lines elsewhere; Ctrl-C cuts the run short. */
import { SingleBar } from 'cli-progress';
import { watchInterrupt } from './interrupt';

export interface Reporter {
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Shows how far the run is, on a terminal. */
  readonly show: (done: number, total: number, about: string) => void;
  /** Writes a line, where standard error is no terminal. */
  readonly line: (text: string) => void;
  /** Ends the report; to be called once, however the run ends. */
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

/** The reporter that fits where standard error goes. */
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
