/** The native candidate with missing or faulty packages; `backend.test.ts` tests it with correct ones. */
import util from 'node:util';
import { expect, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import type { Candidate } from './candidate';
import { createNative } from './native';
import { MissingPackage } from './optional-package';

const GPU = '@tensorflow/tfjs-node-gpu';
const CPU = '@tensorflow/tfjs-node';

/** A candidate for which loading gives these values or throws these errors. Other packages are not installed. */
const candidate = (packages: Readonly<Record<string, unknown>>): Candidate =>
  createNative((name) => {
    const state = packages[name] ?? new MissingPackage(name);
    if (state instanceof Error) throw state;
    return state;
  });

test.each([
  ['no package is installed', {}, '@tensorflow/tfjs-node is not installed'],
  [
    'the addon was never built',
    { [CPU]: new Error('The Node.js native addon module (tfjs_binding.node) can not be found at path: /x') },
    '@tensorflow/tfjs-node is installed without its addon',
  ],
  [
    'the library does not load',
    { [CPU]: new Error('libtensorflow.so.2: no such file') },
    'libtensorflow.so.2: no such file',
  ],
  ['the GPU package alone is installed and fails', { [GPU]: new Error('no libcudart') }, 'no libcudart'],
  ['both fail', { [GPU]: new Error('no libcudart'), [CPU]: new Error('no addon') }, 'no libcudart'],
  [
    'the package belongs to another version of TensorFlow.js',
    { [CPU]: { version: { 'tfjs-core': '3.21.0', 'tfjs-node': '3.21.0' } } },
    '@tensorflow/tfjs-node brings TensorFlow.js 3.21.0, and curated-loops needs 4.22.0',
  ],
])('it refuses where %s', async (_, packages, message) => {
  await expect(candidate(packages).open(true)).rejects.toMatchObject({ message });
});

test('the package without GPU support is used if the one with GPU support fails', async () => {
  tf.registerBackend('tensorflow', () =>
    Object.assign(Object.create(tf.findBackend('cpu')) as tf.KernelBackend, {
      binding: { TF_Version: '2.15.1' },
      isUsingGpuDevice: false,
    }),
  );
  tf.copyRegisteredKernels('cpu', 'tensorflow');
  const version = { 'tfjs-core': '4.22.0', 'tfjs-node': '4.22.0' };
  const { title } = await candidate({ [GPU]: new Error('no libcudart'), [CPU]: { version } }).open(true);
  expect(title).toBe('TensorFlow 2.15.1 on the CPU, @tensorflow/tfjs-node 4.22.0');
});

test('on a CPU it is passed over unless it is requested, and says why', async () => {
  const version = { 'tfjs-core': '4.22.0', 'tfjs-node': '4.22.0' };
  const slower = /^on the CPU it trains the default networks more slowly than the own kernels of wasm/;
  // Without the package for GPUs nothing is loaded; with it, the library says that it has no GPU.
  await expect(candidate({ [CPU]: { version } }).open(false)).rejects.toThrow(slower);
  await expect(candidate({ [GPU]: { version } }).open(false)).rejects.toThrow(slower);
  await expect(candidate({}).open(false)).rejects.toThrow('@tensorflow/tfjs-node is not installed');
  await expect(candidate({ [GPU]: new Error('no libcudart'), [CPU]: { version } }).open(false)).rejects.toThrow(
    'no libcudart',
  );
});

test('the function that Node 23 removed is restored when the package is loaded', async () => {
  const before = Object.getOwnPropertyDescriptor(util, 'isNullOrUndefined');
  Reflect.deleteProperty(util, 'isNullOrUndefined');
  const values = [null, undefined, 0, ''];
  const load = (): never => {
    const { isNullOrUndefined } = util as unknown as { readonly isNullOrUndefined: (x: unknown) => boolean };
    throw new Error(values.map((value) => isNullOrUndefined(value)).join(' '));
  };
  await expect(createNative(load).open(true)).rejects.toThrow('true true false false');
  if (before !== undefined) Object.defineProperty(util, 'isNullOrUndefined', before);
});
