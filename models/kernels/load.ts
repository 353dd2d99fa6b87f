/**
 * Finds and compiles `kernels.wasm`, once, and gives kernels of any size; plain ones, with the reason, where that fails.
 *
 * The module lies beside this file: `npm run build` writes it to `models/kernels/` and into the package.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KernelSize, Kernels } from './kernels';
import { createPlainKernels } from './plain/kernels';
import { type CompiledKernels, compileKernels, createWebAssemblyKernels } from './webassembly';

/** Where `npm run build` puts the module. */
export const KERNELS_FILE = join(__dirname, 'kernels.wasm');

export interface KernelOptions extends KernelSize {
  /** Whether to take WebAssembly where there is one. @defaultValue `'wasm'` */
  readonly prefer?: 'wasm' | 'plain';
}

/** A compiled module, or why there is none. */
export type Loaded = { readonly module: CompiledKernels } | { readonly reason: string };

/** Compiles the module in `file`. Never throws: a missing file and a machine without SIMD are reasons. */
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

let loaded: Loaded | undefined;

/**
 * Kernels that own `vectors` vectors of `length` doubles, set to 0.
 * @throws InputError for a size that is not one, or that does not fit into memory.
 */
export function createKernels({ length, vectors, prefer = 'wasm' }: KernelOptions): Kernels {
  const size = { length, vectors };
  if (prefer === 'plain') return createPlainKernels(size, 'plain kernels were asked for');
  loaded ??= loadKernels(KERNELS_FILE);
  return 'module' in loaded
    ? createWebAssemblyKernels(loaded.module, size, 'WebAssembly with SIMD is available')
    : createPlainKernels(size, loaded.reason);
}
