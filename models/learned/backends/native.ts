/**
 * TensorFlow's C library, through `@tensorflow/tfjs-node-gpu` or `@tensorflow/tfjs-node`.
 *
 * Both register the same backend, `tensorflow`, on the engine of TensorFlow.js core; so the first that loads is taken.
 */
import util from 'node:util';
import type { TensorFlow } from './backend';
import type { Candidate } from './candidate';
import { type LoadOptional, MissingPackage, loadOptional } from './optional-package';
import { start } from './start';

const PACKAGES = ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node'] as const;

/** What is read of the package. */
interface NodePackage {
  readonly version: Readonly<Record<'tfjs-core' | 'tfjs-node', string>>;
}

/** What is read of its backend. */
interface NodeBackend {
  readonly binding: { readonly TF_Version: string };
  readonly isUsingGpuDevice: boolean;
}

/** The addon's remark on the processor's instructions, unless somebody asked for its log. */
function quietLibrary(): void {
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
}

/** A function of Node that tfjs-node 4.22.0 calls, and that Node 23 removed. */
function restoreNode(): void {
  if ('isNullOrUndefined' in util) return;
  const value = (x: unknown): boolean => x === null || x === undefined;
  Object.defineProperty(util, 'isNullOrUndefined', { value, configurable: true });
}

/** @throws MissingPackage, or Error where the addon or its library does not load */
function loadPackage(load: LoadOptional, name: string): NodePackage {
  try {
    return load(name) as NodePackage;
  } catch (error) {
    if (error instanceof Error && error.message.includes('tfjs_binding.node) can not be found'))
      throw new Error(`${name} is installed without its addon`, { cause: error });
    throw error;
  }
}

function loadFirst(load: LoadOptional): { readonly name: string; readonly exports: NodePackage } {
  let failure: unknown;
  for (const name of PACKAGES) {
    try {
      return { name, exports: loadPackage(load, name) };
    } catch (error) {
      // One that is installed and fails says more than one that is not installed.
      if (failure === undefined || failure instanceof MissingPackage) failure = error;
    }
  }
  throw failure;
}

function title(tf: TensorFlow, name: string, version: string): string {
  const { binding, isUsingGpuDevice } = tf.backend() as unknown as NodeBackend;
  return `TensorFlow ${binding.TF_Version} on the ${isUsingGpuDevice ? 'GPU' : 'CPU'}, ${name} ${version}`;
}

export const createNative = (load: LoadOptional): Candidate => ({
  name: 'native',
  remedy:
    'run "npm run setup:native" in a checkout of curated-loops, elsewhere "npm install @tensorflow/tfjs-node@4.22.0"',
  open: () =>
    start('tensorflow', (tf) => {
      quietLibrary();
      restoreNode();
      const { name, exports } = loadFirst(load);
      const { 'tfjs-core': core, 'tfjs-node': own } = exports.version;
      if (core !== tf.version_core)
        throw new Error(`${name} brings TensorFlow.js ${core}, and curated-loops needs ${tf.version_core}`);
      return Promise.resolve(() => title(tf, name, own));
    }),
});

export const native = createNative(loadOptional);
