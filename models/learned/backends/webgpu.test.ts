/** The WebGPU candidate with a fake Dawn; `backend.test.ts` runs a real one if it is installed. */
import { afterEach, expect, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { createWebgpu } from './webgpu';

const PACKAGE = '@tensorflow/tfjs-backend-webgpu';

interface World {
  readonly navigator?: { readonly gpu?: unknown };
  readonly GPUMadeUp?: string;
}

const world = globalThis as World;
const adapter = (isFallbackAdapter: boolean): object => ({
  info: { vendor: 'acme', architecture: '', description: 'card', isFallbackAdapter },
});

/**
 * Loads a Dawn with this adapter, and a backend that computes like cpu and fails unless it finds WebGPU when it is
 * loaded.
 */
const packages =
  (found: object | null) =>
  (name: string, file = name): unknown => {
    if (name === 'webgpu')
      return { globals: { GPUMadeUp: 'a constant' }, create: () => ({ requestAdapter: () => Promise.resolve(found) }) };
    if (file === `${PACKAGE}/package.json`) return { version: '4.22.0' };
    if (world.navigator?.gpu === undefined) throw new Error('loaded before navigator.gpu was there');
    tf.registerBackend('webgpu', () => tf.findBackend('cpu'));
    tf.copyRegisteredKernels('cpu', 'webgpu');
    return {};
  };

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'navigator');
  Reflect.deleteProperty(globalThis, 'GPUMadeUp');
});

test('the globals of WebGPU are defined before the backend is loaded', async () => {
  const { title } = await createWebgpu(packages(adapter(false))).open(false);
  expect(title).toBe('WebGPU on acme card, @tensorflow/tfjs-backend-webgpu 4.22.0');
  expect(world.GPUMadeUp).toBe('a constant');
});

test('without an adapter it refuses, and leaves no trace of WebGPU', async () => {
  await expect(createWebgpu(packages(null)).open(true)).rejects.toThrow('WebGPU finds no adapter');
  expect(world.navigator?.gpu).toBeUndefined();
});

test('a software adapter is used only on request', async () => {
  const webgpu = createWebgpu(packages(adapter(true)));
  await expect(webgpu.open(false)).rejects.toThrow('WebGPU finds only an adapter in software (acme card)');
  expect((await webgpu.open(true)).title).toBe(
    'WebGPU on acme card (in software), @tensorflow/tfjs-backend-webgpu 4.22.0',
  );
});
