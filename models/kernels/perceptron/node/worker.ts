/** The module of a thread that helps with networks, one after another: it takes tasks of each until that network needs it no longer. */
import { parentPort } from 'node:worker_threads';
import { Board } from '../board';
import { type Layout, RESERVED } from '../layout';
import { Hand } from '../tasks';
import { type CompiledPerceptron, type SharedMemory, webAssemblyPrimitives } from '../webassembly';

/** One network, as sent to a thread. */
export interface Help {
  readonly module: CompiledPerceptron;
  readonly memory: SharedMemory;
  readonly layout: Layout;
  readonly losses: SharedArrayBuffer;
  readonly board: SharedArrayBuffer;
  /** The number of this thread among those of the network. */
  readonly thread: number;
}

function help({ module, memory, layout, losses, board: buffer, thread }: Help): void {
  const board = new Board(buffer);
  try {
    const primitives = webAssemblyPrimitives(module, memory, RESERVED);
    const hand = new Hand(primitives, layout, new Float32Array(memory.buffer), new Float64Array(losses), board, thread);
    while (board.waitForTask()) hand.help();
  } catch (error) {
    board.fail(String(error));
  }
}

parentPort?.on('message', help);
