/**
 * TensorFlow.js core on one of four backends.
 *
 * The core has the operations without their gradients, so `tf.grad` and `tf.train` fail on wasm and cpu (the native
 * package has gradients). An explicit backward pass, or one given to `tf.customGrad`, runs on every backend.
 */

declare global {
  /**
   * A whole number of 64 bits of the package `long`. The declarations of TensorFlow.js 4 use this name without declaring it, so that a
   * program that checks the declarations of its packages does not compile without it.
   */
  interface Long {
    readonly low: number;
    readonly high: number;
    readonly unsigned: boolean;
  }
}

/** TensorFlow.js core. A process has one copy of it for all backends. */
export type TensorFlow = typeof import('@tensorflow/tfjs-core');

/** All backends, the fastest first. */
export const BACKENDS = ['native', 'webgpu', 'wasm', 'cpu'] as const;

/** `native` is TensorFlow's C library, `wasm` WebAssembly with SIMD, `cpu` plain JavaScript. */
export type BackendName = (typeof BACKENDS)[number];

/** A backend that runs. */
export interface Backend {
  readonly name: BackendName;
  /** One line for the report: the backend, and why earlier candidates do not run. */
  readonly reason: string;
  readonly tf: TensorFlow;
}
