/**
 * Makes a backend of TensorFlow.js current, if it computes a product correctly.
 *
 * TensorFlow.js has one engine per process. `tf.setBackend` marks a backend as current before it starts it, and leaves
 * the mark if the start fails; `tf.getBackend` then names a backend that does not run. `start` restores the earlier
 * backend in this case.
 */
import type { TensorFlow } from './backend';
import type { Opened } from './candidate';

const PRODUCT = [19, 22, 43, 50];

/** Whether the current backend multiplies two matrices correctly. It uses `data()`, since WebGPU is asynchronous. */
async function multiplies(tf: TensorFlow): Promise<boolean> {
  const product = tf.tidy(() => tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])));
  try {
    const values = await product.data();
    return PRODUCT.every((value, i) => values[i] === value);
  } finally {
    product.dispose();
  }
}

/**
 * Runs `work` without the warnings of TensorFlow.js, which prints them on the start and on the first operation of a
 * backend.
 */
async function quietly<T>(tf: TensorFlow, work: () => Promise<T>): Promise<T> {
  const environment = tf.env();
  const before = environment.getBool('IS_TEST');
  environment.set('IS_TEST', true);
  try {
    return await work();
  } finally {
    environment.set('IS_TEST', before);
  }
}

/**
 * Starts a backend.
 * @param id its name in TensorFlow.js
 * @param load registers the backend with TensorFlow.js; returns a function that describes the running backend
 * @throws Error saying why the backend does not run; the earlier backend is then current again
 */
export async function start(id: string, load: (tf: TensorFlow) => Promise<() => string>): Promise<Opened> {
  const tf = await import('@tensorflow/tfjs-core');
  return quietly(tf, async () => {
    const before = tf.getBackend() as string | undefined;
    try {
      const title = await load(tf);
      if (!(await tf.setBackend(id))) throw new Error(`TensorFlow.js could not start its backend "${id}"`);
      if (!(await multiplies(tf))) throw new Error(`its product of two matrices is wrong`);
      return { tf, title: title() };
    } catch (error) {
      if (before) await tf.setBackend(before);
      throw error;
    }
  });
}
