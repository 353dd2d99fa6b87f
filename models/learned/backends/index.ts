/** The backends of TensorFlow.js, and the choice of one. */
import { BACKENDS, type Backend, type BackendName } from './backend';
import { type Candidate, openFrom } from './candidate';
import { cpu, tfjsCpu } from './cpu';
import { native } from './native';
import { tfjsWasm, wasm } from './wasm';
import { webgpu } from './webgpu';

export { BACKENDS, type Backend, type BackendName, type TensorFlow } from './backend';
export { identityOf } from './identity';

const CANDIDATES: Readonly<Record<BackendName, Candidate>> = {
  native,
  webgpu,
  wasm,
  'tfjs-wasm': tfjsWasm,
  cpu,
  'tfjs-cpu': tfjsCpu,
};

/**
 * Opens a backend and makes it the current one of the process. To use an earlier backend again, open it again. Await
 * each call before the next, since TensorFlow.js has one engine per process.
 * @param wanted a backend, or `auto` for the first of `BACKENDS` that runs here. @defaultValue `'auto'`
 * @param threads the most threads of the project's own kernels, which change no result. @defaultValue as many as the machine runs at once
 * @throws InputError if the wanted backend does not run here, with the cause and the remedy
 */
export function openBackend(wanted: BackendName | 'auto' = 'auto', threads?: number): Promise<Backend> {
  return openFrom(
    BACKENDS.map((name) => CANDIDATES[name]),
    wanted,
    threads,
  );
}
