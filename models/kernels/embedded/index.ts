/** The kernels from bytes that the program itself holds, for hosts without files. */
import { provideKernels } from '../load';
import { compileKernels } from '../webassembly';

/** Makes the first call of `createKernels` compile these bytes; a machine without SIMD gets plain kernels, with the reason. */
export function embedKernels(bytes: Uint8Array): void {
  provideKernels(() => {
    try {
      return { module: compileKernels(bytes) };
    } catch (error) {
      return { reason: `the embedded kernels cannot be used: ${(error as Error).message}` };
    }
  });
}
