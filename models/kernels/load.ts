/**
 * Kernels of any size: in WebAssembly where a host has provided `kernels.wasm` (`provideKernels`; on Node `node/` does), plain ones, with the
 * reason, elsewhere. Both give the same bits.
 */
import type { KernelSize, Kernels } from './kernels';
import { createPlainKernels } from './plain/kernels';
import { type CompiledKernels, createWebAssemblyKernels } from './webassembly';

export interface KernelOptions extends KernelSize {
  /** Whether to take WebAssembly where there is one. @defaultValue `'wasm'` */
  readonly prefer?: 'wasm' | 'plain';
}

/** A compiled module, or why there is none. */
export type Loaded = { readonly module: CompiledKernels } | { readonly reason: string };

let load = (): Loaded => ({ reason: 'this host has provided no kernels.wasm' });
let loaded: Loaded | undefined;

/** Sets from where kernels come. @param source is called once, when kernels are first asked for; it does not throw */
export function provideKernels(source: () => Loaded): void {
  load = source;
  loaded = undefined;
}

/**
 * Kernels that own `vectors` vectors of `length` doubles, set to 0.
 * @throws InputError for a size that is not one, or that does not fit into memory.
 */
export function createKernels({ length, vectors, prefer = 'wasm' }: KernelOptions): Kernels {
  const size = { length, vectors };
  if (prefer === 'plain') return createPlainKernels(size, 'plain kernels were asked for');
  loaded ??= load();
  return 'module' in loaded
    ? createWebAssemblyKernels(loaded.module, size, 'WebAssembly with SIMD is available')
    : createPlainKernels(size, loaded.reason);
}
