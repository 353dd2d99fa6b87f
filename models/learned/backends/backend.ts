/**
 * TensorFlow.js core on one of four backends.
 *
 * Core holds the operations, not the gradients of them: `tf.grad` and `tf.train` fail on wasm and cpu (the native package brings
 * the gradients). Write the backward pass out, or give it to `tf.customGrad`, and it runs on every backend.
 */

/** TensorFlow.js core; there is one copy of it in a process, whatever the backend. */
export type TensorFlow = typeof import('@tensorflow/tfjs-core');

/** All backends, the fastest first. */
export const BACKENDS = ['native', 'webgpu', 'wasm', 'cpu'] as const;

/** `native` is TensorFlow's C library, `wasm` WebAssembly with SIMD, `cpu` plain JavaScript. */
export type BackendName = (typeof BACKENDS)[number];

/** A backend that runs. */
export interface Backend {
  readonly name: BackendName;
  /** One line for the report: what runs, and why what was tried before it was not taken. */
  readonly reason: string;
  readonly tf: TensorFlow;
}
