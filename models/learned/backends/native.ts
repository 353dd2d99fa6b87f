/**
 * TensorFlow's C library, through `@tensorflow/tfjs-node-gpu` or `@tensorflow/tfjs-node`.
 *
 * Both register the same backend, `tensorflow`, with TensorFlow.js core, so the first that loads is used. On a CPU it is used only if it is
 * requested by name, since the project's own kernels train networks faster there.
 */
import util from 'node:util';
import type { TensorFlow } from './backend';
import type { Candidate } from './candidate';
import { type LoadOptional, MissingPackage, loadOptional } from './optional-package';
import { start } from './start';

const ON_GPU = '@tensorflow/tfjs-node-gpu';
const ON_CPU = '@tensorflow/tfjs-node';
const PACKAGES = [ON_GPU, ON_CPU] as const;

/** Why it is passed over on a CPU, as `docs/performance.md` measures. */
const SLOWER =
  'on the CPU it trains the default networks more slowly than the own kernels of wasm (1.2 times on one thread, 3 times on two)';

/** The part of the package that is used. */
interface NodePackage {
  readonly version: Readonly<Record<'tfjs-core' | 'tfjs-node', string>>;
}

/** The part of its backend that is used. */
interface NodeBackend {
  readonly binding: { readonly TF_Version: string };
  readonly isUsingGpuDevice: boolean;
}

/** Silences the addon's remark on the processor's instructions, unless the user has set a log level. */
function quietLibrary(): void {
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
}

/** Restores a function of Node that tfjs-node 4.22.0 calls and Node 23 removed. */
function restoreNode(): void {
  if ('isNullOrUndefined' in util) return;
  const value = (x: unknown): boolean => x === null || x === undefined;
  Object.defineProperty(util, 'isNullOrUndefined', { value, configurable: true });
}

/** @throws MissingPackage, or Error if the addon or its library does not load */
function loadPackage(load: LoadOptional, name: string): NodePackage {
  try {
    return load(name) as NodePackage;
  } catch (error) {
    if (error instanceof Error && error.message.includes('tfjs_binding.node) can not be found'))
      throw new Error(`${name} is installed without its addon`, { cause: error });
    throw error;
  }
}

interface Loaded {
  readonly name: string;
  readonly exports: NodePackage;
}

function loadFirst(load: LoadOptional): Loaded {
  let failure: unknown;
  for (const name of PACKAGES) {
    try {
      return { name, exports: loadPackage(load, name) };
    } catch (error) {
      // The error of an installed package says more than that of a missing one.
      if (failure === undefined || failure instanceof MissingPackage) failure = error;
    }
  }
  throw failure;
}

/** The package for GPUs. @throws Error if it does not load; one that says why, if the other package is installed */
function loadForGpu(load: LoadOptional): Loaded {
  try {
    return { name: ON_GPU, exports: loadPackage(load, ON_GPU) };
  } catch (error) {
    if (!(error instanceof MissingPackage)) throw error;
    load(ON_CPU, `${ON_CPU}/package.json`);
    throw new Error(SLOWER, { cause: error });
  }
}

function title(tf: TensorFlow, name: string, version: string, asked: boolean): string {
  const { binding, isUsingGpuDevice } = tf.backend() as unknown as NodeBackend;
  if (!asked && !isUsingGpuDevice) throw new Error(SLOWER);
  return `TensorFlow ${binding.TF_Version} on the ${isUsingGpuDevice ? 'GPU' : 'CPU'}, ${name} ${version}`;
}

export const createNative = (load: LoadOptional): Candidate => ({
  name: 'native',
  remedy:
    'run "npm run setup:native" in a checkout of curated-loops, elsewhere "npm install @tensorflow/tfjs-node@4.22.0"',
  open: (asked) =>
    start('tensorflow', (tf) => {
      quietLibrary();
      restoreNode();
      const { name, exports } = asked ? loadFirst(load) : loadForGpu(load);
      const { 'tfjs-core': core, 'tfjs-node': own } = exports.version;
      if (core !== tf.version_core)
        throw new Error(`${name} brings TensorFlow.js ${core}, and curated-loops needs ${tf.version_core}`);
      return Promise.resolve(() => title(tf, name, own, asked));
    }),
});

export const native = createNative(loadOptional);
