/** Where a network computes: its memory, the operations on it, and its threads. */
import type { Board } from './board';
import { type Layout, RESERVED } from './layout';
import { plainPrimitives } from './plain/primitives';
import type { Primitives } from './primitives';
import { type CompiledPerceptron, sharedMemory, webAssemblyPrimitives } from './webassembly';

/** Where a network computes. */
export interface Host {
  /** The number of threads, with that of the caller. */
  readonly threads: number;
  /** Gives the memory and the operations of the calling thread, and starts the other threads. */
  open(layout: Layout, losses: SharedArrayBuffer, board: Board): OpenHost;
}

export interface OpenHost {
  readonly memory: Float32Array;
  readonly primitives: Primitives;
  /** Ends the threads. */
  close(): void;
  /** What is known about the failure of a thread, after a colon; empty if nothing is. */
  failure(): string;
}

const ALONE = { close: (): void => undefined, failure: (): string => '' };

/** Plain TypeScript, on one thread. */
export const plainHost: Host = {
  threads: 1,
  open: ({ size }) => {
    const memory = new Float32Array(size);
    return { memory, primitives: plainPrimitives(memory), ...ALONE };
  },
};

/** WebAssembly, on one thread. */
export const webAssemblyHost = (module: CompiledPerceptron): Host => ({
  threads: 1,
  open: ({ size }) => {
    const shared = sharedMemory(size);
    const memory = new Float32Array(shared.buffer);
    return { memory, primitives: webAssemblyPrimitives(module, shared, RESERVED), ...ALONE };
  },
});
