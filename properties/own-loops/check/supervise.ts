/**
 * Supervises the worker thread that checks a loop: it follows its progress, and ends it when it makes none.
 *
 * What was decided before stays in the result; the rest is undecided.
 */
import { type Transferable, Worker } from 'node:worker_threads';
import { InputError, type Statement } from '../../../theory';
import { undecidedCell } from '../../matrix';
import type { CheckedCell, LoopCheck, LoopDefect, LoopProofs, LoopSummary } from '../../results';
import { type Cancellation, watchForCancellation } from '../../search';
import { threadModule, threadOptions } from '../../../models/threads';
import { putTogether } from '../../search/threads';
import { messageOf } from '../foreign-value';
import type { Preflight } from '../preflight';
import { type CheckLoopOptions, loopCheck, settled } from './check-loop';
import type { CheckMessage, CheckOrder, LoopSource } from './check-messages';

/** Milliseconds for loading the package and the file; the file alone has less, see `load-loop.ts`. */
const LOADING = 60_000;
/** Milliseconds between two looks at the thread. */
const LOOK_EVERY = 100;
/** A case calls a rule many times, so its time limit is this multiple of the limit for one call. */
const CALLS_OF_A_CASE = 3;
const MOST_MEMORY_MB = 2048;

function startWorker(workerData: CheckOrder): Worker {
  const { source } = workerData;
  const transferList: Transferable[] = source.kind === 'process' ? [source.line.port] : [];
  const resourceLimits = { maxOldGenerationSizeMb: MOST_MEMORY_MB };
  const options = { workerData, transferList, stdout: true, resourceLimits };
  return new Worker(threadModule(__dirname, 'check-worker'), { ...options, ...threadOptions() });
}

/** The progress of the thread, from its messages. */
interface Progress {
  loop: LoopSummary | undefined;
  tried: Preflight | undefined;
  readonly cells: CheckedCell[];
  proofs: LoopProofs | undefined;
}

/**
 * How the work ended: it was done, it made no progress for too long (`late`), the process of the loop failed (`broken`), or the work
 * itself failed.
 */
type End =
  | { readonly kind: 'done' | 'late' }
  | { readonly kind: 'broken'; readonly error: InputError }
  | { readonly kind: 'error'; readonly error: Error };

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

/** Serves the thread from outside of it, as a process does that answers it. @param onProgress told after each service */
export type Serve = (onProgress: () => void) => void;

interface Supervision {
  readonly activity: Activity;
  readonly patience: number;
  readonly stop: Cancellation;
  readonly onCell: CheckLoopOptions['onCell'];
  readonly serve: Serve | undefined;
}

/** Waits until the thread is done, fails, or makes no progress for too long. */
async function supervised(
  worker: Worker,
  progress: Progress,
  { activity, patience, stop, onCell, serve }: Supervision,
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
          case 'broken':
            resolve({ kind: 'broken', error: new InputError(message.because) });
            return;
          case 'error':
            resolve({ kind: 'error', error: putTogether(message.error) });
        }
      });
      worker.on('error', (error) => fail(`the loop's file fails: ${messageOf(error)}`));
      worker.on('exit', () => fail('the loop’s file ends its process'));
      serve?.(() => activity.note());
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

/** Why the statement in which the work ended is undecided, and why those after it are. */
function endWords(end: End, at: string): { readonly because: string; readonly then: string } {
  if (end.kind === 'broken') return { because: end.error.message, then: `the process of the loop failed in ${at}` };
  const because = end.kind === 'late' ? 'a case of it did not return in time' : 'the check ended in it';
  return { because, then: `the loop hangs in ${at}` };
}

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
  const { because, then } = endWords(end, at.id);
  const rest = after.map((statement) => undecidedCell(id, statement, `not searched: ${then}`, cases, seed));
  return [undecidedCell(id, at, because, cases, seed), ...rest];
}

/**
 * Checks the loop from a source in a worker thread.
 * @param serve serves the thread from outside of it
 * @throws InputError if the loop cannot be loaded, or if its process fails before anything was searched
 */
export async function supervisedCheck(
  source: LoopSource,
  options: CheckLoopOptions,
  serve?: Serve,
): Promise<LoopCheck> {
  const { statements, cases, seed, patience } = settled(options);
  const stop = watchForCancellation(options);
  const begun = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const progress: Progress = { loop: undefined, tried: undefined, cells: [], proofs: undefined };
  try {
    const ids = statements.map(({ id }) => id);
    const { prove } = options;
    const order = { source, statements: ids, cases, seed, patience, stop: stop.shared, begun };
    const worker = startWorker({ ...order, ...(prove ? { prove } : {}) });
    const activity = new Activity(new Int32Array(begun));
    const end = await supervised(worker, progress, { activity, patience, stop, onCell: options.onCell, serve });
    if (end.kind === 'error' || (end.kind === 'broken' && progress.tried === undefined)) throw end.error;
    const { loop, tried = { defects: [LATE], notes: [] }, cells } = progress;
    if (loop === undefined) throw new InputError(`the loop was not loaded within ${LOADING / 1000} s`);
    const searched = tried.defects.length > 0 ? [] : [...cells, ...missing(statements, progress, end, { cases, seed })];
    return loopCheck(loop, { cases, seed }, tried, searched, progress.proofs);
  } finally {
    stop.dispose();
  }
}
