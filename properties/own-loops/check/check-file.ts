/**
 * A loop of a file, checked in a worker thread: whatever the file does, hang or end its process, the check comes to an end.
 */
import { Worker } from 'node:worker_threads';
import { InputError, type Statement } from '../../../theory';
import { putTogether, threadModule, threadOptions, type Cancellation, watchForCancellation } from '../../search';
import { type LoopSummary, undecidedCell } from '../../matrix';
import { type CheckLoopOptions, type CheckedCell, type LoopCheck, loopVerdict, settled } from './check-loop';
import type { WorkerMessage, WorkerOrder } from './check-worker';
import { type LoopDefect, messageOf } from '../preflight/defect';
import type { Preflight } from '../preflight/preflight';

/** Milliseconds that loading the package and the file may take; the file alone has less, see `load-loop.ts`. */
const LOADING = 60_000;
/** Milliseconds between two looks at the thread. */
const LOOK_EVERY = 100;
/** A case may take so many times what one call of a rule may: it makes many calls. */
const CALLS_OF_A_CASE = 3;
const MOST_MEMORY_MB = 2048;

function startWorker(workerData: WorkerOrder): Worker {
  const options = { workerData, stdout: true, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } };
  return new Worker(threadModule(__dirname, 'check-worker'), { ...options, ...threadOptions() });
}

/** How far the thread has come, as it told. */
interface Progress {
  loop: LoopSummary | undefined;
  tried: Preflight | undefined;
  readonly cells: CheckedCell[];
}

/** Why the thread ended: it was through, it failed, or it stopped moving. */
type End = { readonly kind: 'done' | 'late' } | { readonly kind: 'error'; readonly error: Error };

/** Whether the thread moves: messages and cases done count. */
class Pulse {
  private last = performance.now();
  private seen = 0;

  constructor(private readonly beat: Int32Array) {}

  moved(): void {
    this.last = performance.now();
  }

  /** Milliseconds since it last moved. */
  silence(): number {
    const now = Atomics.load(this.beat, 0);
    if (now !== this.seen) this.moved();
    this.seen = now;
    return performance.now() - this.last;
  }
}

/** Lets the thread work until it is done, fails, or is silent for longer than it may be. */
async function supervised(
  worker: Worker,
  progress: Progress,
  pulse: Pulse,
  {
    patience,
    stop,
    onCell,
  }: { readonly patience: number; readonly stop: Cancellation; readonly onCell: CheckLoopOptions['onCell'] },
): Promise<End> {
  worker.stdout.pipe(process.stderr, { end: false }); // What the loop prints is no part of the result.
  let look: NodeJS.Timeout | undefined;
  try {
    return await new Promise<End>((resolve) => {
      worker.on('message', (message: WorkerMessage) => {
        pulse.moved();
        if (message.kind === 'loaded') progress.loop = message.loop;
        else if (message.kind === 'tried') progress.tried = message.preflight;
        else if (message.kind === 'done') resolve({ kind: 'done' });
        else if (message.kind === 'error') resolve({ kind: 'error', error: putTogether(message.error) });
        else {
          progress.cells.push(message.cell);
          onCell?.(message.cell);
        }
      });
      worker.on('error', (error) =>
        resolve({ kind: 'error', error: new InputError(`the loop's file fails: ${messageOf(error)}`) }),
      );
      worker.on('exit', () => resolve({ kind: 'error', error: new InputError('the loop’s file ends its process') }));
      look = setInterval(() => {
        // A limit on the whole run ends the cases of its own accord; a rule that hangs does not ask.
        const allowed = progress.tried
          ? patience * CALLS_OF_A_CASE
          : progress.loop
            ? 2 * patience + LOOK_EVERY
            : LOADING;
        if (pulse.silence() > (stop.stopped() ? Math.min(allowed, patience) : allowed)) resolve({ kind: 'late' });
      }, LOOK_EVERY);
    });
  } finally {
    clearInterval(look);
    await worker.terminate();
  }
}

const LATE: LoopDefect = {
  kind: 'hangs',
  message: 'the rule did not return, and could not be asked on what',
  input: {},
};

/** The cells of the statements that the thread did not reach. */
function missing(
  statements: readonly Statement[],
  { loop, cells }: Progress,
  end: End,
  cases: number,
  seed: number,
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

/**
 * Checks the loop in a file.
 * @throws InputError when the file is missing, does not compile, or exports no loop
 */
export async function checkLoopFile(path: string, options: CheckLoopOptions = {}): Promise<LoopCheck> {
  const { statements, cases, seed, patience } = settled(options);
  const stop = watchForCancellation(options);
  const beat = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const progress: Progress = { loop: undefined, tried: undefined, cells: [] };
  try {
    const ids = statements.map(({ id }) => id);
    const worker = startWorker({ path, statements: ids, cases, seed, patience, stop: stop.shared, beat });
    const end = await supervised(worker, progress, new Pulse(new Int32Array(beat)), {
      patience,
      stop,
      onCell: options.onCell,
    });
    const { loop, tried, cells: searched } = progress;
    if (end.kind === 'error') throw end.error;
    if (loop === undefined) throw new InputError(`${path} was not loaded within ${LOADING / 1000} s`);
    const defects = tried?.defects ?? [LATE];
    const cells = defects.length > 0 ? [] : [...searched, ...missing(statements, progress, end, cases, seed)];
    const verdict = loopVerdict({ defects, cells });
    return {
      format: 'curated-loops/check',
      version: 1,
      loop,
      seed,
      cases,
      defects,
      notes: tried?.notes ?? [],
      cells,
      verdict,
    };
  } finally {
    stop.dispose();
  }
}
