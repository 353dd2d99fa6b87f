/** What the worker thread of `check-file.ts` does: loads the loop, tries it, searches the statements, and tells of each. */
import { parentPort, workerData } from 'node:worker_threads';
import { statementOf } from '../../../theory';
import { type PortableError, takeApart, cancelledBy } from '../../search';
import { type LoopSummary, loopSummary } from '../../matrix';
import { type CheckedCell, checkCell } from './check-loop';
import { loadLoop } from '../load/load-loop';
import { type Preflight, preflight } from '../preflight/preflight';

export interface WorkerOrder {
  readonly path: string;
  readonly statements: readonly string[];
  readonly cases: number;
  readonly seed: number;
  readonly patience: number;
  /** The word that ends the run, see `stop.ts`. */
  readonly stop: SharedArrayBuffer;
  /** Counted up between cases: while it moves, the rule returns. */
  readonly beat: SharedArrayBuffer;
}

export type WorkerMessage =
  | { readonly kind: 'loaded'; readonly loop: LoopSummary }
  | { readonly kind: 'tried'; readonly preflight: Preflight }
  | { readonly kind: 'cell'; readonly cell: CheckedCell }
  | { readonly kind: 'done' }
  | { readonly kind: 'error'; readonly error: PortableError };

const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);

async function work({ path, statements, cases, seed, patience, stop, beat }: WorkerOrder): Promise<void> {
  const loop = await loadLoop(path);
  tell({ kind: 'loaded', loop: loopSummary(loop) });
  const tried = preflight(loop, { patience });
  tell({ kind: 'tried', preflight: tried });
  const pulse = new Int32Array(beat);
  const raised = cancelledBy(stop);
  const stopped = (): boolean => {
    Atomics.add(pulse, 0, 1);
    return raised();
  };
  for (const id of tried.defects.length > 0 ? [] : statements) {
    tell({ kind: 'cell', cell: await checkCell(statementOf(id), loop, { cases, seed, stopped }) });
  }
  tell({ kind: 'done' });
}

// Not on a thread of another kind, such as that of a test that imports the types.
if (parentPort !== null && isOrder(workerData)) {
  work(workerData).catch((error: unknown) => tell({ kind: 'error', error: takeApart(error) }));
}

function isOrder(data: unknown): data is WorkerOrder {
  return typeof data === 'object' && data !== null && 'beat' in data && 'path' in data;
}
