/**
 * WebGPU in Node: Dawn (npm `webgpu`) under `@tensorflow/tfjs-backend-webgpu`.
 *
 * The backend registers itself when it is loaded, but only if `navigator.gpu` exists at that time. It is asynchronous:
 * read tensors by `data()`, never by `dataSync()`.
 */
import type { Candidate } from './candidate';
import { type LoadOptional, loadOptional } from './optional-package';
import { start } from './start';

/** The part of Dawn that is used. */
interface Dawn {
  /** Constants and classes that WebGPU has as globals, such as `GPUBufferUsage`. */
  readonly globals: Readonly<Record<string, unknown>>;
  readonly create: (options: readonly string[]) => Gpu;
}

interface Gpu {
  /** The adapter, or null if there is none. */
  requestAdapter(): Promise<Adapter | null>;
}

interface Adapter {
  readonly info: {
    readonly vendor: string;
    readonly architecture: string;
    readonly description: string;
    /** Whether the adapter computes on the CPU. */
    readonly isFallbackAdapter: boolean;
  };
}

const PACKAGE = '@tensorflow/tfjs-backend-webgpu';

/** The addon itself, since the package around it is an ES module. */
function loadDawn(load: LoadOptional): Dawn {
  const machine = process.platform === 'darwin' ? 'darwin-universal' : `${process.platform}-${process.arch}`;
  return load('webgpu', `webgpu/dist/${machine}/dawn.node`) as Dawn;
}

/** Defines the globals of WebGPU that browsers have. */
function publish(gpu: Gpu, globals: Dawn['globals']): void {
  for (const [name, value] of Object.entries(globals))
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  if (!('navigator' in globalThis)) Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
  const { navigator } = globalThis as unknown as { readonly navigator: object };
  Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
}

/** @throws Error if there is no adapter */
async function findAdapter(load: LoadOptional): Promise<Adapter['info']> {
  const { create, globals } = loadDawn(load);
  const gpu = create([]);
  const adapter = await gpu.requestAdapter();
  if (adapter === null) throw new Error('WebGPU finds no adapter (no GPU with a Vulkan, Metal or Direct3D 12 driver)');
  publish(gpu, globals);
  return adapter.info;
}

const nameOf = ({ vendor, architecture, description }: Adapter['info']): string =>
  [vendor, architecture, description].filter((part) => part !== '').join(' ') || 'an unnamed adapter';

export function createWebgpu(load: LoadOptional): Candidate {
  /** Found and published only once, since TensorFlow.js keeps the adapter that it found. */
  let adapter: Adapter['info'] | undefined;
  const find = async (asked: boolean): Promise<() => string> => {
    const { version } = load(PACKAGE, `${PACKAGE}/package.json`) as { readonly version: string };
    const found = (adapter ??= await findAdapter(load));
    // A measured software adapter (SwiftShader) was some hundred times slower than wasm.
    if (found.isFallbackAdapter && !asked)
      throw new Error(`WebGPU finds only an adapter in software (${nameOf(found)})`);
    load(PACKAGE);
    const kind = found.isFallbackAdapter ? ' (in software)' : '';
    return () => `WebGPU on ${nameOf(found)}${kind}, ${PACKAGE} ${version}`;
  };
  return {
    name: 'webgpu',
    remedy:
      'run "npm run setup:webgpu" in a checkout of curated-loops, ' +
      `elsewhere "npm install webgpu@0.6.2 ${PACKAGE}@4.22.0", and install a driver for the GPU`,
    open: (asked) => start('webgpu', () => find(asked)),
  };
}

export const webgpu = createWebgpu(loadOptional);
