/**
 * WebGPU in Node: Dawn (npm `webgpu`) under `@tensorflow/tfjs-backend-webgpu`.
 *
 * The backend registers itself while it is loaded, and only where `navigator.gpu` exists by then. Its answers come later: read
 * tensors by `data()`, never by `dataSync()`.
 */
import type { Candidate } from './candidate';
import { loadOptional } from './optional-package';
import { start } from './start';

/** What is called of Dawn. */
interface Dawn {
  /** Constants and classes that WebGPU has as globals, such as `GPUBufferUsage`. */
  readonly globals: Readonly<Record<string, unknown>>;
  readonly create: (options: readonly string[]) => Gpu;
}

interface Gpu {
  /** null where there is none */
  requestAdapter(): Promise<Adapter | null>;
}

interface Adapter {
  readonly info: { readonly vendor: string; readonly architecture: string; readonly description: string };
}

/** The addon itself, since the package around it is an ES module. */
function loadDawn(): Dawn {
  const machine = process.platform === 'darwin' ? 'darwin-universal' : `${process.platform}-${process.arch}`;
  return loadOptional('webgpu', `webgpu/dist/${machine}/dawn.node`) as Dawn;
}

/** Puts WebGPU where browsers have it. */
function publish(gpu: Gpu, globals: Dawn['globals']): void {
  for (const [name, value] of Object.entries(globals))
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  if (!('navigator' in globalThis)) Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
  const { navigator } = globalThis as unknown as { readonly navigator: object };
  Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
}

/** Name of the adapter that was found; WebGPU is published once, as TensorFlow.js keeps what it found. */
let adapterName: string | undefined;

/** @throws Error where there is no adapter */
async function findAdapter(): Promise<string> {
  if (adapterName !== undefined) return adapterName;
  const { create, globals } = loadDawn();
  const gpu = create([]);
  const adapter = await gpu.requestAdapter();
  if (adapter === null) throw new Error('WebGPU finds no adapter (no GPU with a Vulkan, Metal or Direct3D 12 driver)');
  publish(gpu, globals);
  const { vendor, architecture, description } = adapter.info;
  adapterName = [vendor, architecture, description].filter((part) => part !== '').join(' ') || 'an unnamed adapter';
  return adapterName;
}

const PACKAGE = '@tensorflow/tfjs-backend-webgpu';

export const webgpu: Candidate = {
  name: 'webgpu',
  remedy: `run "npm install webgpu@0.6.2 ${PACKAGE}@4.22.0" and install a driver for the GPU`,
  open: () =>
    start('webgpu', async () => {
      const { version } = loadOptional(PACKAGE, `${PACKAGE}/package.json`) as { readonly version: string };
      const adapter = await findAdapter();
      loadOptional(PACKAGE);
      return () => `WebGPU on ${adapter}, ${PACKAGE} ${version}`;
    }),
};
