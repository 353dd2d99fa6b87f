/** Fits a straight line on the native backend, in a separate process, because an incompatible addon may crash it. */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { openBackend } from '../../models/learned/backends';

const STEPS = 100;

async function main(): Promise<void> {
  const { reason, tf } = await openBackend('native');
  const x = tf.tensor2d(
    Array.from({ length: 32 }, (_, i) => Math.sin(i)),
    [32, 1],
  );
  const y = tf.mul(x, 3);
  let slope: Tensor2D = tf.zeros([1, 1]);
  for (let step = 0; step < STEPS; step += 1) {
    const residual = tf.sub(tf.matMul(x, slope), y);
    slope = tf.sub(slope, tf.mul(tf.matMul(tf.transpose(x), residual), 2 / 32));
  }
  const [learned = NaN] = await slope.data();
  if (!(Math.abs(learned - 3) < 1e-5)) throw new Error(`${STEPS} steps learned the slope ${learned}, not 3`);
  console.log(reason);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
