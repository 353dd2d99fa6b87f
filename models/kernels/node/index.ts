/**
 * The kernels on Node: importing this file makes the first call of `createKernels` read `kernels.wasm` from the folder
 * above.
 *
 * `npm run build` writes the module to `models/kernels/` and into the package.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Loaded, provideKernels } from '../load';
import { compileKernels } from '../webassembly';

/** The path to which `npm run build` writes the module. */
export const KERNELS_FILE = join(__dirname, '..', 'kernels.wasm');

/** Compiles the module in `file`. Never throws: for a missing file or a machine without SIMD it returns the reason. */
export function loadKernels(file: string): Loaded {
  try {
    return { module: compileKernels(readFileSync(file)) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return {
      reason: code === 'ENOENT' ? `${file} is missing: run npm run build` : `${file} cannot be used: ${message}`,
    };
  }
}

provideKernels(() => loadKernels(KERNELS_FILE));
