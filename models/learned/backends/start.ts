/**
 * Makes a backend of TensorFlow.js current, once it has computed a product correctly.
 *
 * The engine of TensorFlow.js is one per process. `tf.setBackend` names a backend current before it has started it, and leaves it so
 * when that fails; `tf.getBackend` then names one that does not run. What was current before is put back here.
 */
import type { TensorFlow } from './backend';
import type { Opened } from './candidate';

const PRODUCT = [19, 22, 43, 50];

/** Whether the current backend multiplies two matrices; `data()`, since WebGPU answers later. */
async function multiplies(tf: TensorFlow): Promise<boolean> {
  const product = tf.tidy(() => tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])));
  try {
    const values = await product.data();
    return PRODUCT.every((value, i) => values[i] === value);
  } finally {
    product.dispose();
  }
}

/** Runs `work` without the warnings of TensorFlow.js: on starting, and on the first operation of a backend. */
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
 * @param load makes TensorFlow.js know it; gives what it is, for a reader, once it runs
 * @throws Error saying why it does not run; the backend that was current before is current again
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
