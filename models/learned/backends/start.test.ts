import { beforeEach, expect, jest, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { cpu } from './cpu';
import { start } from './start';

const ready = () => Promise.resolve(() => 'a title');
const sum = async (): Promise<number[]> => [...(await tf.add(tf.tensor1d([1, 2]), 1).data())];

beforeEach(async () => {
  await cpu.open(true);
});

test('a backend that cannot start is refused, and the earlier one stays usable', async () => {
  tf.registerBackend('broken', () => Promise.reject(new Error('no device')));
  await expect(start('broken', ready)).rejects.toThrow('could not start its backend "broken"');
  expect(tf.getBackend()).toBe('cpu');
  expect(await sum()).toEqual([2, 3]);
});

test('a backend that computes a wrong product is refused', async () => {
  tf.registerBackend('wrong', () => tf.findBackend('cpu'));
  tf.registerKernel({
    kernelName: 'BatchMatMul',
    backendName: 'wrong',
    kernelFunc: () => ({
      dataId: tf.findBackend('cpu').write(new Float32Array([19, 22, 43, 51]), [2, 2], 'float32'),
      shape: [2, 2],
      dtype: 'float32',
    }),
  });
  await expect(start('wrong', ready)).rejects.toThrow('its product of two matrices is wrong');
  expect(tf.getBackend()).toBe('cpu');
});

test('an error while a backend is loaded is passed on', async () => {
  await expect(start('cpu', () => Promise.reject(new Error('no file')))).rejects.toThrow('no file');
  expect(tf.getBackend()).toBe('cpu');
});

test('warnings of TensorFlow.js are suppressed while a backend starts, and printed again afterwards', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const registerTwice = (): boolean => tf.registerBackend('cpu', () => tf.findBackend('cpu'));
  await start('cpu', () => {
    registerTwice();
    return ready();
  });
  expect(warn).not.toHaveBeenCalled();
  registerTwice();
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('already registered'));
  warn.mockRestore();
});
