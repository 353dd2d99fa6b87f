/** Progress of a run, on standard error: a bar on a terminal, a line per statement elsewhere. */
import { SingleBar } from 'cli-progress';
import type { Progress, StatementResult } from '../properties';
import { verdictOf } from '../reports';

export interface ProgressReporter {
  update(progress: Progress): void;
  done(result: StatementResult): void;
  stop(): void;
}

function lines(): ProgressReporter {
  return {
    update: () => undefined,
    done: ({ id, verdict }) => {
      const { sign, words } = verdictOf(verdict);
      process.stderr.write(`${sign} ${id}: ${words}\n`);
    },
    stop: () => undefined,
  };
}

function bar(): ProgressReporter {
  const single = new SingleBar({
    format: '{bar} {value}/{total} {about}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  let started = false;
  return {
    update: ({ statement, search, running, done, total }) => {
      const others = running.length > 1 ? ` (and ${running.length - 1} more)` : '';
      const about = { about: `${statement}: ${search}${others}` };
      if (started) single.update(done, about);
      else single.start(total, done, about);
      started = true;
    },
    done: () => undefined,
    stop: () => single.stop(),
  };
}

/** The reporter that fits where standard error goes. */
export function progressReporter(): ProgressReporter {
  return process.stderr.isTTY ? bar() : lines();
}
