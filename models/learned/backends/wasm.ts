/**
 * WebAssembly with SIMD, on one thread: TensorFlow.js has no threads for it in Node.
 *
 * Its files are read from the package itself, whatever the working directory.
 */
import { dirname, sep } from 'node:path';
import type { TensorFlow } from './backend';
import type { Candidate } from './candidate';
import { start } from './start';

/** Told once: the backend refuses paths after its start. */
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
 * Does `work`, and takes away the listeners that it leaves on failures of the process. Emscripten sets some that throw again what
 * reaches them: every error of a program would then seem to come from its file, and no listener of the program's own could save it.
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
