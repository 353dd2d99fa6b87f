/**
 * TensorFlow.js core on one of its backends, with or without the project's own kernels for networks.
 *
 * The core has the operations without their gradients, so `tf.grad` and `tf.train` fail on wasm and cpu (the native
 * package has gradients). An explicit backward pass, or one given to `tf.customGrad`, runs on every backend.
 */

import type { Host } from '../../kernels/perceptron';

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

/** TensorFlow.js core, of which a process has one copy for all backends, and where networks compute if not on TensorFlow.js. */
export type TensorFlow = typeof import('@tensorflow/tfjs-core') & { readonly perceptrons?: Host };

/** All backends, the fastest first. */
export const BACKENDS = ['native', 'webgpu', 'wasm', 'tfjs-wasm', 'cpu', 'tfjs-cpu'] as const;

/**
 * `native` is TensorFlow's C library. On `wasm` and `cpu` the project's own kernels train networks, in WebAssembly with SIMD or in plain
 * JavaScript; on `tfjs-wasm` and `tfjs-cpu` those of TensorFlow.js.
 */
export type BackendName = (typeof BACKENDS)[number];

/** A backend that runs. */
export interface Backend {
  readonly name: BackendName;
  /** The backend with its versions. */
  readonly title: string;
  /** One line for the report: the backend, and why earlier candidates do not run. */
  readonly reason: string;
  readonly tf: TensorFlow;
}
