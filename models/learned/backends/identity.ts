/**
 * What decides the numbers of a backend: two machines whose backends have the same identity, and the same code of this package, compute the same
 * bytes.
 *
 * WebAssembly and JavaScript say what every operation gives, whatever the processor. TensorFlow's library and WebGPU do not: they choose instructions
 * and split sums by the processor, so that it is part of their identity.
 */
import { availableParallelism, cpus } from 'node:os';
import type { Backend, BackendName } from './backend';

const BY_PROCESSOR: Readonly<Record<BackendName, boolean>> = {
  native: true,
  webgpu: true,
  wasm: false,
  'tfjs-wasm': false,
  cpu: false,
  'tfjs-cpu': false,
};

/** The identity of a backend in one line, such as `cpu: plain JavaScript, …, @tensorflow/tfjs-core 4.22.0`. */
export function identityOf({ name, title, tf }: Backend): string {
  const processor = BY_PROCESSOR[name] ? [`${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}`] : [];
  return [`${name}: ${title}`, `@tensorflow/tfjs-core ${tf.version_core}`, ...processor].join(', ');
}
