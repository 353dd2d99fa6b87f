/** Progress of a run, on standard error: a bar on a terminal, a line per statement elsewhere. */
import { SingleBar } from 'cli-progress';
import {
  type LearnedProgress,
  type Progress,
  type StatementResult,
  type VerificationResults,
  type VerifyOptions,
  verify,
} from '../../properties';
import { verdictOf } from '../../reports';
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
  let started = false;
  let searches: { readonly done: number; readonly total: number; readonly about: string } | undefined;
  let lessons: { readonly percent: number; readonly about: string } | undefined;
  // Both go on at once: the bar is that of the searches while there are any, and of learning else.
  const show = (): void => {
    const searching = searches !== undefined && searches.done < searches.total;
    const [value, total] = searching ? [searches?.done ?? 0, searches?.total ?? 1] : [lessons?.percent ?? 0, 100];
    const about = [searching ? searches?.about : undefined, lessons?.about].filter((part) => part !== undefined);
    if (!started) single.start(total, value, { about: about.join('; ') });
    single.setTotal(total);
    single.update(value, { about: about.join('; ') });
    started = true;
  };
  return {
    update: ({ statement, search, running, done, total }) => {
      const others = running.length > 1 ? ` (and ${running.length - 1} more)` : '';
      searches = { done, total, about: `${statement}: ${search}${others}` };
      show();
    },
    done: () => {
      if (searches) searches = { ...searches, done: searches.done + 1 };
    },
    learning: ({ experiment, doing, share }) => {
      lessons = { percent: Math.floor(100 * share), about: `${experiment}: ${doing}` };
      show();
    },
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
