import { beforeAll, expect, test } from '@jest/globals';
import { stream } from '../../random/stream';
import { type TensorFlow, openBackend } from '../backends';
import { forward, gradient, initialParameters, layersOf, outputOf, parameterCount } from './perceptron';

const WIDTHS = [3, 5, 4, 2];
const ROWS = 7;

const parameters = Float32Array.from({ length: parameterCount(WIDTHS) }, (_, i) => Math.sin(1 + 3.7 * i));
const inputs = Float32Array.from({ length: ROWS * 3 }, (_, i) => 2 * Math.cos(2 + 1.3 * i));
const targets = Float32Array.from({ length: ROWS * 2 }, (_, i) => Math.sin(5 * i));

const silu = (z: number): number => z / (1 + Math.exp(-z));

/** The network in doubles. */
function referenceOutput(theta: ArrayLike<number>): number[] {
  const at = (values: ArrayLike<number>, i: number): number => values[i] as number;
  let from = 0;
  let h = Array.from(inputs);
  for (let l = 0; l < WIDTHS.length - 1; l += 1) {
    const [units, outputs] = [at(WIDTHS, l), at(WIDTHS, l + 1)];
    const bias = from + units * outputs;
    h = Array.from({ length: ROWS * outputs }, (_, i) => {
      const [row, o] = [Math.floor(i / outputs), i % outputs];
      let z = at(theta, bias + o);
      for (let u = 0; u < units; u += 1) z += at(h, row * units + u) * at(theta, from + u * outputs + o);
      return l === WIDTHS.length - 2 ? z : silu(z);
    });
    from = bias + outputs;
  }
  return h;
}

/** Half the sum of squared errors, in doubles. */
const referenceLoss = (theta: ArrayLike<number>): number =>
  referenceOutput(theta).reduce((sum, y, i) => sum + (y - (targets[i] as number)) ** 2 / 2, 0);

let tf: TensorFlow;

beforeAll(async () => {
  ({ tf } = await openBackend('wasm'));
});

test('the output is that of the formula, with and without a trace', async () => {
  const [traced, plain] = tf.tidy(() => {
    const layers = layersOf(tf, WIDTHS, tf.tensor1d(parameters));
    const input = tf.tensor2d(inputs, [ROWS, 3]);
    return [forward(tf, layers, input).output, outputOf(tf, layers, input)] as const;
  });
  const expected = referenceOutput(parameters);
  const values = await traced.data();
  expected.forEach((y, i) => expect(values[i]).toBeCloseTo(y, 5));
  expect(await plain.data()).toEqual(values);
  tf.dispose([traced, plain]);
});

test('the gradient is that of finite differences, in every parameter', async () => {
  const tensor = tf.tidy(() => {
    const layers = layersOf(tf, WIDTHS, tf.tensor1d(parameters));
    const trace = forward(tf, layers, tf.tensor2d(inputs, [ROWS, 3]));
    return gradient(tf, layers, trace, tf.sub(trace.output, tf.tensor2d(targets, [ROWS, 2])));
  });
  const found = await tensor.data();
  tensor.dispose();
  expect(found).toHaveLength(parameters.length);
  const step = 1e-5;
  for (let i = 0; i < parameters.length; i += 1) {
    const loss = (by: number): number => referenceLoss(Array.from(parameters, (p, j) => (j === i ? p + by : p)));
    expect(found[i]).toBeCloseTo((loss(step) - loss(-step)) / (2 * step), 4);
  }
});

test('initial weights have variance 2 / inputs, and the first output is 0', () => {
  const widths = [50, 400, 3];
  const initial = initialParameters(widths, stream(1, 'weights'));
  expect(initial).toHaveLength(51 * 400 + 401 * 3);
  const first = initial.subarray(0, 50 * 400);
  expect(first.reduce((sum, w) => sum + w * w, 0) / first.length).toBeCloseTo(2 / 50, 2);
  expect(initial.subarray(50 * 400).every((w) => w === 0)).toBe(true);
});
