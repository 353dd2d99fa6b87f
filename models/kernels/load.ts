/**
 * Kernels of any size: in WebAssembly if a host has provided `kernels.wasm` (`provideKernels`; on Node `node/` does),
 * else in plain TypeScript with the reason. Both give the same bits.
 */
import type { KernelSize, Kernels } from './kernels';
import { createPlainKernels } from './plain/kernels';
import { type CompiledKernels, createWebAssemblyKernels } from './webassembly';

export interface KernelOptions extends KernelSize {
  /** Whether to use WebAssembly if it is available. @defaultValue `'wasm'` */
  readonly prefer?: 'wasm' | 'plain';
}

/** A compiled module, or the reason why none is available. */
export type Loaded = { readonly module: CompiledKernels } | { readonly reason: string };

let load = (): Loaded => ({ reason: 'this host has provided no kernels.wasm' });
let loaded: Loaded | undefined;

/** Sets the source of the module. @param source is called once, on the first use of kernels; it must not throw */
export function provideKernels(source: () => Loaded): void {
  load = source;
  loaded = undefined;
}

/**
 * Kernels that own `vectors` vectors of `length` doubles, set to 0.
 * @throws InputError for an invalid size, or one that does not fit into memory.
 */
export function createKernels({ length, vectors, prefer = 'wasm' }: KernelOptions): Kernels {
  const size = { length, vectors };
  if (prefer === 'plain') return createPlainKernels(size, 'plain kernels were asked for');
  loaded ??= load();
  return 'module' in loaded
    ? createWebAssemblyKernels(loaded.module, size, 'WebAssembly with SIMD is available')
    : createPlainKernels(size, loaded.reason);
}
