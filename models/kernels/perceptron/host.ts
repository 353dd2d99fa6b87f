/** Where a network computes: its memory, the operations on it, and its threads. */
import type { Board } from './board';
import { type Layout, RESERVED } from './layout';
import { plainPrimitives } from './plain/primitives';
import type { Primitives } from './primitives';
import { type CompiledPerceptron, type SharedMemory, sharedMemory, webAssemblyPrimitives } from './webassembly';

/** What the threads of a network share beside its memory. */
export interface Work {
  readonly layout: Layout;
  /** The sums of squared errors of the shards, in double precision. */
  readonly losses: SharedArrayBuffer;
  readonly board: Board;
}

/** Where a network computes. */
export interface Host {
  /** The most threads of a network, with that of the caller. */
  readonly threads: number;
  /** Gives the memory and the operations of the calling thread, and starts the other threads. */
  open(work: Work, threads: number): OpenHost;
}

export interface OpenHost {
  readonly memory: Float32Array;
  readonly primitives: Primitives;
  /** Lets the other threads go; they have no task then. */
  close(): void;
}

/** Plain TypeScript, on one thread. */
export const plainHost: Host = {
  threads: 1,
  open: ({ layout: { size } }) => {
    const memory = new Float32Array(size);
    return { memory, primitives: plainPrimitives(memory), close: () => undefined };
  },
};

/** Threads that help the calling one. */
export interface Helpers {
  readonly count: number;
  /**
   * Lets threads help with a network, from their own memory's number 1 on.
   * @returns lets them go
   */
  start(work: Work, module: CompiledPerceptron, memory: SharedMemory, count: number): () => void;
}

const NOBODY: Helpers = { count: 0, start: () => () => undefined };

/** WebAssembly. @param helpers other threads. @defaultValue none */
export const webAssemblyHost = (module: CompiledPerceptron, helpers = NOBODY): Host => ({
  threads: 1 + helpers.count,
  open: (work, threads) => {
    const shared = sharedMemory(work.layout.size);
    const primitives = webAssemblyPrimitives(module, shared, RESERVED);
    const close = helpers.start(work, module, shared, threads - 1);
    return { memory: new Float32Array(shared.buffer), primitives, close };
  },
});
