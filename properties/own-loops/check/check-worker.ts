/** The worker thread of `supervise.ts`: it loads the loop, runs the preflight, searches the statements, and reports each cell. */
import { parentPort, workerData } from 'node:worker_threads';
import '../../../models/kernels/node';
import type { Loop } from '../../../models';
import { statementOf } from '../../../theory';
import { loopSummary } from '../../matrix';
import { cancelledBy } from '../../search';
import { takeApart } from '../../search/threads';
import { loadLoop } from '../load';
import { preflight } from '../preflight';
import { blockingAsk, exactLoop } from '../process';
import type { CheckedCell, LoopProofs } from '../../results';
import { checkCell, provableOf } from './check-loop';
import type { CheckMessage, CheckOrder, LoopSource } from './check-messages';

const tell = (message: CheckMessage): void => parentPort?.postMessage(message);

/** Calls of a process in the preflight, in units of the limit for one. */
const CALLS_OF_A_PROCESS = 12;

/** The loop, how long its preflight may take, and what to do after it. */
interface Opened {
  readonly loop: Loop;
  readonly patience: number;
  readonly afterPreflight?: () => void;
}

/** Says that the process failed, after all that was decided, and waits to be ended. */
function broken(because: string): never {
  tell({ kind: 'broken', because });
  Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0);
  throw new Error(because);
}

async function opened(source: LoopSource, patience: number): Promise<Opened> {
  if (source.kind === 'file') return { loop: await loadLoop(source.path), patience };
  const { loop, remember } = exactLoop(source.hello, blockingAsk(source.line, broken));
  // The main thread times every answer by itself.
  return { loop, patience: CALLS_OF_A_PROCESS * patience, afterPreflight: remember };
}

async function work({ source, statements, cases, seed, patience, prove, stop, begun }: CheckOrder): Promise<void> {
  const { loop, patience: longest, afterPreflight } = await opened(source, patience);
  tell({ kind: 'loaded', loop: loopSummary(loop) });
  const tried = preflight(loop, { patience: longest });
  afterPreflight?.();
  tell({ kind: 'tried', preflight: tried });
  const counter = new Int32Array(begun);
  const raised = cancelledBy(stop);
  const stopped = (): boolean => {
    Atomics.add(counter, 0, 1);
    return raised();
  };
  const cells: CheckedCell[] = [];
  for (const id of tried.defects.length > 0 ? [] : statements) {
    const cell = await checkCell(statementOf(id), loop, { cases, seed, stopped });
    cells.push(cell);
    tell({ kind: 'cell', cell });
  }
  if (prove && tried.defects.length === 0) {
    const { proveLoop } = await import('../prove');
    const onProgress = (proofs: LoopProofs): void => tell({ kind: 'proofs', proofs });
    onProgress(proveLoop(loop, provableOf(cells), { ...prove, stopped, onProgress }));
  }
  tell({ kind: 'done' });
}

work(workerData as CheckOrder).catch((error: unknown) => tell({ kind: 'error', error: takeApart(error) }));
