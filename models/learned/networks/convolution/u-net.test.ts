import { describe, expect, test } from '@jest/globals';
import type { Rank } from '@tensorflow/tfjs-core';
import { InputError } from '../../../../theory';
import { stream } from '../../../random/stream';
import { type BackendName, type TensorFlow, openBackend } from '../../backends';
import { initialValues, parameterCount } from './parameters';
import { type UNet, uNetOn, uNetParts } from './u-net';
import { outputInDoubles } from './u-net-in-doubles.testing';

const ROWS = 2;

const NETS: readonly (readonly [string, UNet])[] = [
  ['without classes', { height: 4, width: 2, patch: 3, classes: 0, channels: 2, depth: 1 }],
  ['with classes, twice as deep', { height: 2, width: 2, patch: 2, classes: 2, channels: 2, depth: 2 }],
];

/** The backends, and the largest error of an output or a gradient relative to the largest of all. A GPU may round far more coarsely. */
const BACKENDS: readonly (readonly [BackendName, number])[] = [
  ['tfjs-cpu', 1e-5],
  ['wasm', 1e-5],
  ['native', 1e-5],
  ['webgpu', 1e-2],
];

const ALWAYS_THERE: readonly BackendName[] = ['tfjs-cpu', 'wasm'];

/** A backend, or undefined if it does not run here. */
async function opened(name: BackendName): Promise<TensorFlow | undefined> {
  try {
    return (await openBackend(name)).tf;
  } catch (error) {
    if (error instanceof InputError && !ALWAYS_THERE.includes(name)) return undefined;
    throw error;
  }
}

/** Parameters that are all far from 0, and rows of inputs with targets. */
function problemOf(net: UNet) {
  const random = stream(1, 'u-net', net.classes);
  const normals = (count: number): number[] => Array.from({ length: count }, () => random.normal());
  const outputs = net.height * net.width * net.patch;
  const inputs = Array.from({ length: ROWS }, (_, row) => [
    ...(net.classes === 0 ? [] : [row % net.classes]),
    ...normals(outputs).map(Math.fround),
    Math.fround((row + 0.3) / ROWS),
  ]);
  const parameters = normals(parameterCount(uNetParts(net))).map((z) => Math.fround(0.4 * z));
  return { parameters, inputs, targets: normals(ROWS * outputs).map(Math.fround) };
}

describe.each(NETS)('%s', (_, net) => {
  const { parameters, inputs, targets } = problemOf(net);
  const outputs = (theta: readonly number[]): number[] => inputs.flatMap((row) => outputInDoubles(net, theta, row));
  const loss = (theta: readonly number[]): number =>
    outputs(theta).reduce((sum, y, i) => sum + (y - (targets[i] as number)) ** 2, 0) / targets.length;

  /** The gradient by central differences, whose error is about 1e-10 of the loss. */
  const differences = (): number[] => {
    const by = 1e-5;
    const moved = (i: number, step: number): number =>
      loss(Array.from(parameters, (value, j) => (j === i ? value + step : value)));
    return parameters.map((_value, i) => (moved(i, by) - moved(i, -by)) / (2 * by));
  };
  const expected = { outputs: outputs(parameters), loss: loss(parameters), gradient: differences() };
  const largest = (values: readonly number[]): number => values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);

  test.each(BACKENDS)('outputs, loss and gradient on %s are those in doubles', async (name, error) => {
    const tf = await opened(name);
    if (tf === undefined) return;
    const network = uNetOn(tf, net);
    const before = tf.memory().numTensors;
    const found = tf.tidy(() => {
      const theta = tf.tensor1d(parameters);
      const input = tf.tensor2d(inputs);
      const descent = network.descent(theta, input, tf.tensor2d(targets, [ROWS, network.outputs]));
      return { ...descent, output: network.output(theta, input) };
    });
    const close = (values: ArrayLike<number>, those: readonly number[]): void => {
      expect(values).toHaveLength(those.length);
      const bound = error * largest(those);
      those.forEach((value, i) => expect(Math.abs((values[i] as number) - value)).toBeLessThan(bound));
    };
    close(await found.output.data(), expected.outputs);
    close(await found.loss.data(), [expected.loss]);
    close(await found.gradient.data(), expected.gradient);
    tf.dispose({ ...found });
    expect(tf.memory().numTensors).toBe(before);
  });
});

test('the first output is 0, and every part of the network learns', async () => {
  const net = { height: 2, width: 2, patch: 2, classes: 0, channels: 4, depth: 1 };
  const parts = uNetParts(net);
  const { tf } = await openBackend('wasm');
  const network = uNetOn(tf, net);
  const start = initialValues(parts, stream(1, 'weights'));
  const input = tf.tensor2d(
    Float32Array.from({ length: 4 * network.inputs }, (_, i) => Math.sin(1 + 3.7 * i)),
    [4, network.inputs],
  );
  const target = tf.ones<Rank.R2>([4, network.outputs]);
  const output = tf.tidy(() => network.output(tf.tensor1d(start), input));
  expect(Array.from(await output.data()).every((y) => y === 0)).toBe(true);
  let parameters: Float32Array = start;
  for (let step = 0; step < 3; step += 1) {
    const gradient = tf.tidy(() => network.descent(tf.tensor1d(parameters), input, target).gradient);
    const slope = await gradient.data();
    parameters = parameters.map((value, i) => value - 0.1 * (slope[i] as number));
    gradient.dispose();
  }
  let at = 0;
  for (const { shape } of parts) {
    const size = shape.reduce((product, n) => product * n, 1);
    const isMoved = parameters.subarray(at, at + size).some((value, i) => value !== start[at + i]);
    expect(isMoved).toBe(true);
    at += size;
  }
  tf.dispose([output, input, target]);
});
