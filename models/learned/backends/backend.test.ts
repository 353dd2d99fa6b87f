import { expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { BACKENDS, type Backend, type BackendName, type TensorFlow, openBackend } from './index';

/** The backends that must run; with CURATED_LOOPS_REQUIRE_NATIVE=1 the native one too. */
const REQUIRED: readonly BackendName[] = [
  ...(process.env['CURATED_LOOPS_REQUIRE_NATIVE'] === '1' ? (['native'] as const) : []),
  'wasm',
  'tfjs-wasm',
  'cpu',
  'tfjs-cpu',
];

const ROWS = 64;
const COLUMNS = 8;
const features = Float32Array.from({ length: ROWS * COLUMNS }, (_, i) => Math.sin(1 + 0.7 * i));
const weights = Float32Array.from({ length: COLUMNS }, (_, j) => Math.cos(j));
const targets = Float32Array.from({ length: ROWS }, (_, i) => Math.cos(0.3 * i));

/** `x w` and the gradient `2/n xᵀ (x w − y)` of its mean squared error, as a learner computes them. */
async function compute(tf: TensorFlow): Promise<number[]> {
  const result = tf.tidy(() => {
    const x = tf.tensor2d(features, [ROWS, COLUMNS]);
    const product = tf.matMul(x, tf.tensor2d(weights, [COLUMNS, 1]));
    const residual = tf.sub(product, tf.tensor2d(targets, [ROWS, 1]));
    const gradient = tf.mul(tf.matMul(tf.transpose(x), residual), 2 / ROWS);
    return tf.concat([product, gradient]);
  });
  const values = [...(await result.data())];
  result.dispose();
  return values;
}

/** The same computation in doubles. */
function reference(): number[] {
  const x = (i: number, j: number): number => features[i * COLUMNS + j] as number;
  const product = Array.from(targets, (_, i) => weights.reduce((sum, w, j) => sum + x(i, j) * w, 0));
  const residual = product.map((value, i) => value - (targets[i] as number));
  const gradient = Array.from(weights, (_, j) => (2 / ROWS) * residual.reduce((sum, r, i) => sum + x(i, j) * r, 0));
  return [...product, ...gradient];
}

/** Opens the backends that run here, one after another. */
async function opened(): Promise<Backend[]> {
  const backends: Backend[] = [];
  for (const name of BACKENDS) {
    try {
      backends.push(await openBackend(name));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  return backends;
}

test('the required backends run here', async () => {
  expect((await opened()).map(({ name }) => name)).toEqual(expect.arrayContaining([...REQUIRED]));
});

test('every backend that runs here computes a product and a gradient to 1e-5', async () => {
  const expected = reference();
  for (const { name, tf } of await opened()) {
    await openBackend(name);
    const errors = (await compute(tf)).map((value, i) => Math.abs(value - (expected[i] as number)));
    expect({ name, error: Math.max(...errors) < 1e-5 }).toEqual({ name, error: true });
  }
});

test('every backend that runs here repeats its results bit for bit, also after another backend was open', async () => {
  for (const { name, tf } of await opened()) {
    await openBackend(name);
    const first = await compute(tf);
    expect(await compute(tf)).toEqual(first);
    await openBackend('cpu');
    await openBackend(name);
    expect(await compute(tf)).toEqual(first);
  }
});

test('all backends share one copy of TensorFlow.js, and the last opened backend computes', async () => {
  const backends = await opened();
  expect(new Set(backends.map(({ tf }) => tf.engine())).size).toBe(1);
  const { tf } = await openBackend('wasm');
  expect(tf.getBackend()).toBe('wasm');
  await openBackend('cpu');
  expect(tf.getBackend()).toBe('cpu');
});

test('auto opens the first backend that runs here, and says why it passed over earlier ones', async () => {
  const running = new Set((await opened()).map(({ name }) => name));
  const { name, reason } = await openBackend();
  const [taken, ...passedOver] = reason.split('; not ');
  expect(taken).toMatch(new RegExp(`^${name}: `));
  expect(passedOver.map((part) => part.split(':')[0])).toEqual(BACKENDS.slice(0, BACKENDS.indexOf(name)));
  // Without a GPU, WebGPU and TensorFlow's library run on request but are passed over by `auto`.
  for (const part of passedOver)
    expect(running.has(part.split(':')[0] as BackendName)).toBe(
      /an adapter in software|more slowly than the own kernels/.test(part),
    );
});

test('a backend that does not run here is an input error with the remedy', async () => {
  const running = new Set((await opened()).map(({ name }) => name));
  for (const name of BACKENDS.filter((candidate) => !running.has(candidate)))
    await expect(openBackend(name)).rejects.toThrow(/does not run here: .+ To mend it: .+npm install/);
});
