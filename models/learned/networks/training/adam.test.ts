import { expect, test } from '@jest/globals';
import { openBackend } from '../../backends';
import { type Adam, adamStep } from './adam';

test('three steps are those of the algorithm in doubles', async () => {
  const { tf } = await openBackend('wasm');
  const gradients = [
    [1, -2, 0],
    [0.5, 1e-3, 0],
    [-4, 3, 0],
  ];
  const theta = [1, 2, 3];
  const m = [0, 0, 0];
  const v = [0, 0, 0];
  let state: Adam = {
    parameters: tf.tensor1d(theta),
    firstMoment: tf.tensor1d(m),
    secondMoment: tf.tensor1d(v),
  };
  for (const [k, gradient] of gradients.entries()) {
    const n = k + 1;
    state = tf.tidy(() => ({ ...adamStep(tf, state, tf.tensor1d(gradient), n, { rate: 0.1 }) }));
    gradient.forEach((g, i) => {
      m[i] = 0.9 * (m[i] as number) + 0.1 * g;
      v[i] = 0.999 * (v[i] as number) + 0.001 * g * g;
      const mean = m[i] / (1 - 0.9 ** n);
      const square = v[i] / (1 - 0.999 ** n);
      theta[i] = (theta[i] as number) - (0.1 * mean) / (Math.sqrt(square) + 1e-8);
    });
  }
  const found = await state.parameters.data();
  theta.forEach((t, i) => expect(found[i]).toBeCloseTo(t, 5));
});
