/** The worker thread of `check-file.ts`: it loads the loop, runs the preflight, searches the statements, and reports each cell. */
import { parentPort, workerData } from 'node:worker_threads';
import '../../../models/kernels/node';
import { statementOf } from '../../../theory';
import { loopSummary } from '../../matrix';
import { cancelledBy } from '../../search';
import { takeApart } from '../../search/threads';
import { loadLoop } from '../load';
import { preflight } from '../preflight';
import type { CheckedCell, LoopProofs } from '../../results';
import { checkCell, provableOf } from './check-loop';
import type { CheckMessage, CheckOrder } from './check-messages';

const tell = (message: CheckMessage): void => parentPort?.postMessage(message);

async function work({ path, statements, cases, seed, patience, prove, stop, begun }: CheckOrder): Promise<void> {
  const loop = await loadLoop(path);
  tell({ kind: 'loaded', loop: loopSummary(loop) });
  const tried = preflight(loop, { patience });
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
