/** Runs tests on TensorFlow.js with wasm, and checks that every test frees the tensors that it makes. */
import { afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { type TensorFlow, openBackend } from '../backends';

/** Opens the backend before the tests of the file; `tf` is defined when they run. */
export function onWasm(): { readonly tf: TensorFlow } {
  let opened: TensorFlow | undefined;
  let tensors = 0;
  const tf = (): TensorFlow => {
    if (opened === undefined)
      throw new Error('the backend is opened before the first test, not while tests are collected');
    return opened;
  };
  beforeAll(async () => {
    opened = (await openBackend('wasm')).tf;
  });
  beforeEach(() => {
    tensors = tf().memory().numTensors;
  });
  afterEach(() => {
    expect(tf().memory().numTensors).toBe(tensors);
  });
  return {
    get tf() {
      return tf();
    },
  };
}
