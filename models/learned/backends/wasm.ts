/**
 * WebAssembly with SIMD: TensorFlow.js, on one thread, since it does not support threads for it in Node, and the project's own kernels for networks.
 *
 * Its files are read from the package, for any working directory.
 */
import { dirname, sep } from 'node:path';
import type { TensorFlow } from './backend';
import type { Candidate, Opened } from './candidate';
import { withOwnKernels } from './own-kernels';
import { start } from './start';

/** Whether the paths are set; the backend refuses paths after its start. */
let told = false;

async function load(tf: TensorFlow): Promise<() => string> {
  const { setWasmPaths, version_wasm } = await import('@tensorflow/tfjs-backend-wasm');
  if (!told) setWasmPaths(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  told = true;
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  return () =>
    `WebAssembly ${simd === true ? 'with' : 'without'} SIMD, one thread, @tensorflow/tfjs-backend-wasm ${version_wasm}`;
}

const FAILURES = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Runs `work` and removes the listeners on failures of the process that it adds. Emscripten adds listeners that rethrow
 * every error. All errors of a program would then seem to come from its file, and the program's own listeners could not
 * handle them.
 */
async function withoutListeners<T>(work: () => Promise<T>): Promise<T> {
  const before = FAILURES.map((event) => new Set<unknown>(process.rawListeners(event)));
  try {
    return await work();
  } finally {
    FAILURES.forEach((event, i) => {
      for (const listener of process.rawListeners(event))
        if (before[i]?.has(listener) === false) process.removeListener(event, listener as () => void);
    });
  }
}

const open = (): Promise<Opened> => withoutListeners(() => start('wasm', load));

export const tfjsWasm: Candidate = { name: 'tfjs-wasm', remedy: 'install the dependencies again ("npm ci")', open };

export const wasm: Candidate = {
  name: 'wasm',
  remedy: 'run "npm run build" in a checkout of curated-loops, elsewhere install the package again',
  open: async (_asked, threads) => {
    const { webAssemblyOnNode } = await import('../../kernels/perceptron/node');
    const host = webAssemblyOnNode(threads);
    const on = host.threads === 1 ? 'one thread' : `${host.threads} threads`;
    return withOwnKernels(await open(), host, `own kernels for networks in WebAssembly with SIMD, ${on}`);
  },
};
