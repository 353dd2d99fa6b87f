/** Backends of TensorFlow.js: which one computes, and why. */
import { BACKENDS, type Backend, type BackendName } from './backend';
import { type Candidate, openFrom } from './candidate';
import { cpu } from './cpu';
import { native } from './native';
import { wasm } from './wasm';
import { webgpu } from './webgpu';

export { BACKENDS, type Backend, type BackendName, type TensorFlow } from './backend';

const CANDIDATES: Readonly<Record<BackendName, Candidate>> = { native, webgpu, wasm, cpu };

/**
 * Opens a backend and makes it the current one of the process; a backend opened before stays usable by opening it again. Not to be
 * called again before it has answered, since TensorFlow.js has one engine per process.
 * @param wanted `auto` takes the first of `BACKENDS` that runs here. @defaultValue `'auto'`
 * @throws InputError when the wanted backend does not run here, with the cause and what to do
 */
export function openBackend(wanted: BackendName | 'auto' = 'auto'): Promise<Backend> {
  return openFrom(
    BACKENDS.map((name) => CANDIDATES[name]),
    wanted,
  );
}
