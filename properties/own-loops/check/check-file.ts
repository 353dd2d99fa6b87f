/**
 * Checks the loop of a file in a worker thread, so that the check ends even if the file hangs or exits.
 */
import { Worker } from 'node:worker_threads';
import { InputError, type Statement, checkOptions } from '../../../theory';
import { undecidedCell } from '../../matrix';
import type { CheckedCell, LoopCheck, LoopDefect, LoopProofs, LoopSummary } from '../../results';
import { type Cancellation, watchForCancellation } from '../../search';
import { putTogether, threadModule, threadOptions } from '../../search/threads';
import { messageOf } from '../foreign-value';
import { loopFile } from '../load';
import type { Preflight } from '../preflight';
import { CHECK_OPTIONS, type CheckLoopOptions, loopCheck, settled } from './check-loop';
import type { CheckMessage, CheckOrder } from './check-messages';
import { startTypeCheck, typeRefusal } from './check-types';

/** Milliseconds for loading the package and the file; the file alone has less, see `load-loop.ts`. */
const LOADING = 60_000;
/** Milliseconds between two looks at the thread. */
const LOOK_EVERY = 100;
/** A case calls a rule many times, so its time limit is this multiple of the limit for one call. */
const CALLS_OF_A_CASE = 3;
const MOST_MEMORY_MB = 2048;

function startWorker(workerData: CheckOrder): Worker {
  const options = { workerData, stdout: true, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } };
  return new Worker(threadModule(__dirname, 'check-worker'), { ...options, ...threadOptions() });
}

/** The progress of the thread, from its messages. */
interface Progress {
  loop: LoopSummary | undefined;
  tried: Preflight | undefined;
  readonly cells: CheckedCell[];
  proofs: LoopProofs | undefined;
}

/** How the work ended: it was done, it made no progress for too long (`late`), or it failed. */
type End = { readonly kind: 'done' | 'late' } | { readonly kind: 'error'; readonly error: Error };

/** The time of the thread's last progress: a message, or the beginning of a case. */
class Activity {
  private last = performance.now();
  private seen = 0;

  constructor(private readonly begun: Int32Array) {}

  note(): void {
    this.last = performance.now();
  }

  /** Milliseconds without progress. */
  idle(): number {
    const now = Atomics.load(this.begun, 0);
    if (now !== this.seen) this.note();
    this.seen = now;
    return performance.now() - this.last;
  }
}

interface Supervision {
  readonly activity: Activity;
  readonly patience: number;
  readonly stop: Cancellation;
  readonly onCell: CheckLoopOptions['onCell'];
}

/** Waits until the thread is done, fails, or makes no progress for too long. */
async function supervised(
  worker: Worker,
  progress: Progress,
  { activity, patience, stop, onCell }: Supervision,
): Promise<End> {
  worker.stdout.pipe(process.stderr, { end: false }); // What the loop prints is not part of the result.
  let look: NodeJS.Timeout | undefined;
  try {
    return await new Promise<End>((resolve) => {
      const fail = (message: string): void => resolve({ kind: 'error', error: new InputError(message) });
      worker.on('message', (message: CheckMessage) => {
        activity.note();
        switch (message.kind) {
          case 'loaded':
            progress.loop = message.loop;
            return;
          case 'tried':
            progress.tried = message.preflight;
            return;
          case 'cell':
            progress.cells.push(message.cell);
            onCell?.(message.cell);
            return;
          case 'proofs':
            progress.proofs = message.proofs;
            return;
          case 'done':
            resolve({ kind: 'done' });
            return;
          case 'error':
            resolve({ kind: 'error', error: putTogether(message.error) });
        }
      });
      worker.on('error', (error) => fail(`the loop's file fails: ${messageOf(error)}`));
      worker.on('exit', () => fail('the loop’s file ends its process'));
      look = setInterval(() => {
        const allowed = progress.tried
          ? patience * CALLS_OF_A_CASE
          : progress.loop
            ? 2 * patience + LOOK_EVERY
            : LOADING;
        // The thread reads the stop flag between two cases; a rule that hangs never gets there.
        if (activity.idle() > (stop.stopped() ? Math.min(allowed, patience) : allowed)) resolve({ kind: 'late' });
      }, LOOK_EVERY);
    });
  } finally {
    clearInterval(look);
    await worker.terminate();
  }
}

const LATE: LoopDefect = {
  kind: 'hangs',
  message: 'the rule did not return; the input is unknown',
  input: {},
};

/** The cells of the statements that the thread did not reach. */
function missing(
  statements: readonly Statement[],
  { loop, cells }: Progress,
  end: End,
  { cases, seed }: { readonly cases: number; readonly seed: number },
): CheckedCell[] {
  const [at, ...after] = statements.slice(cells.length);
  const id = loop?.id ?? '';
  if (at === undefined) return [];
  const because = end.kind === 'late' ? 'a case of it did not return in time' : 'the check ended in it';
  const rest = after.map((statement) =>
    undecidedCell(id, statement, `not searched: the loop hangs in ${at.id}`, cases, seed),
  );
  return [undecidedCell(id, at, because, cases, seed), ...rest];
}

/** Options of `checkLoopFile`. */
export interface CheckFileOptions extends CheckLoopOptions {
  /** Whether the types of the file are checked, if TypeScript is installed where the file lies. @defaultValue false */
  readonly types?: boolean;
}

/**
 * Checks the loop in a file.
 * @throws InputError when the file is missing, does not compile, has errors of types, or exports no loop
 */
export async function checkLoopFile(path: string, options: CheckFileOptions = {}): Promise<LoopCheck> {
  checkOptions('checkLoopFile', options, { ...CHECK_OPTIONS, types: true });
  const file = loopFile(path); // A bad path is refused before a thread is started.
  if (options.types !== true) return checkedFile(path, options);
  const types = startTypeCheck(file);
  try {
    // Errors of types come first whenever they are found, so that the answer does not depend on which thread is faster.
    const wrong = types.errors.then(([first, ...others]) => {
      if (first !== undefined) throw typeRefusal([first, ...others]);
    });
    const ended = new AbortController();
    const { signal } = options;
    const both = signal === undefined ? ended.signal : AbortSignal.any([signal, ended.signal]);
    wrong.catch(() => ended.abort());
    const [checked] = await Promise.allSettled([checkedFile(path, { ...options, signal: both })]);
    await (signal?.aborted ? undefined : wrong);
    if (checked.status === 'rejected') throw checked.reason;
    return checked.value;
  } finally {
    await types.end();
  }
}

/** The check of the loop, whatever its types are. */
async function checkedFile(path: string, options: CheckLoopOptions): Promise<LoopCheck> {
  const { statements, cases, seed, patience } = settled(options);
  const stop = watchForCancellation(options);
  const begun = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const progress: Progress = { loop: undefined, tried: undefined, cells: [], proofs: undefined };
  try {
    const ids = statements.map(({ id }) => id);
    const { prove } = options;
    const order = { path, statements: ids, cases, seed, patience, stop: stop.shared, begun };
    const worker = startWorker({ ...order, ...(prove ? { prove } : {}) });
    const activity = new Activity(new Int32Array(begun));
    const end = await supervised(worker, progress, { activity, patience, stop, onCell: options.onCell });
    if (end.kind === 'error') throw end.error;
    const { loop, tried = { defects: [LATE], notes: [] }, cells } = progress;
    if (loop === undefined) throw new InputError(`${path} was not loaded within ${LOADING / 1000} s`);
    const searched = tried.defects.length > 0 ? [] : [...cells, ...missing(statements, progress, end, { cases, seed })];
    return loopCheck(loop, { cases, seed }, tried, searched, progress.proofs);
  } finally {
    stop.dispose();
  }
}
