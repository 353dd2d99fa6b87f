/**
 * WebAssembly with SIMD on one thread, since TensorFlow.js does not support threads for it in Node.
 *
 * Its files are read from the package, for any working directory.
 */
import { dirname, sep } from 'node:path';
import type { TensorFlow } from './backend';
import type { Candidate } from './candidate';
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

export const wasm: Candidate = {
  name: 'wasm',
  remedy: 'install the dependencies again ("npm ci")',
  open: () => withoutListeners(() => start('wasm', load)),
};
