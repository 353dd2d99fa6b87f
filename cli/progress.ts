/** Progress of a run, on standard error: a bar on a terminal, a line per statement elsewhere. */
import { SingleBar } from 'cli-progress';
import {
  type LearnedProgress,
  type Progress,
  type StatementResult,
  type VerificationResults,
  type VerifyOptions,
  verify,
} from '../properties';
import { verdictOf } from '../reports';
import { interruptible } from './interrupt';

export interface ProgressReporter {
  update(progress: Progress): void;
  done(result: StatementResult): void;
  learning(progress: LearnedProgress): void;
  stop(): void;
}

/** Tells of every experiment once. */
function onceEach(tell: (experiment: string) => void): (progress: LearnedProgress) => void {
  let last: string | undefined;
  return ({ experiment }) => {
    if (experiment !== last) tell(experiment);
    last = experiment;
  };
}

function lines(): ProgressReporter {
  return {
    update: () => undefined,
    done: ({ id, verdict }) => {
      const { sign, words } = verdictOf(verdict);
      process.stderr.write(`${sign} ${id}: ${words}\n`);
    },
    learning: onceEach((about) => process.stderr.write(`… ${about}\n`)),
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
  let total: number | undefined;
  const show = (value: number, of: number, about: string): void => {
    if (total !== of) {
      if (total !== undefined) single.stop();
      single.start(of, value, { about });
    } else single.update(value, { about });
    total = of;
  };
  return {
    update: ({ statement, search, running, done, total: all }) => {
      const others = running.length > 1 ? ` (and ${running.length - 1} more)` : '';
      show(done, all, `${statement}: ${search}${others}`);
    },
    done: () => undefined,
    learning: ({ experiment, doing, share }) => show(Math.floor(100 * share), 100, `${experiment}: ${doing}`),
    stop: () => single.stop(),
  };
}

/** The reporter that fits where standard error goes. */
function progressReporter(): ProgressReporter {
  return process.stderr.isTTY ? bar() : lines();
}

/** Runs with progress shown; Ctrl-C cuts the run short. */
export async function runWithProgress(options: VerifyOptions): Promise<VerificationResults> {
  const progress = progressReporter();
  try {
    return await interruptible((signal) =>
      verify({
        ...options,
        signal,
        onProgress: (now) => progress.update(now),
        onStatement: (result) => progress.done(result),
        learning: { ...options.learning, onProgress: (now) => progress.learning(now) },
      }),
    );
  } finally {
    progress.stop();
  }
}
