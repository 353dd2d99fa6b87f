import { beforeAll, expect, test } from '@jest/globals';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { InputError } from '../../../theory';
import { stream } from '../../random/stream';
import { type TensorFlow, openBackend } from '../backends';
import { pointsOf } from '../points';
import { type DdpmOptions, ancestral, ddpm } from './ddpm';
import { noiseSchedule } from './noise-schedule';

let tf: TensorFlow;

beforeAll(async () => {
  ({ tf } = await openBackend('wasm'));
});

function moments(values: ArrayLike<number>): { readonly mean: number; readonly deviation: number } {
  const list = Array.from(values);
  const mean = list.reduce((sum, x) => sum + x, 0) / list.length;
  return { mean, deviation: Math.sqrt(list.reduce((sum, x) => sum + (x - mean) ** 2, 0) / list.length) };
}

test.each([
  ['linear', 100],
  ['cosine', 100],
  ['cosine', 50],
] as const)(
  'with the %s schedule in %i steps of 100, noise becomes the data that the network knows',
  async (name, steps) => {
    // For data N(m, s²) it holds that x_t ~ N(√ᾱ m, ᾱ s² + 1 − ᾱ), and E(ε | x_t) = √(1 − ᾱ) (x_t − √ᾱ m) / (ᾱ s² + 1 −
    // ᾱ).
    const [m, s, n] = [0.7, 0.3, 20_000];
    const alphaBar = noiseSchedule(name, 100);
    const transport = ancestral(alphaBar, steps);
    const network = (x: Tensor2D, time: number): Tensor2D => {
      const left = alphaBar[Math.round(100 * time)] as number;
      const factor = Math.sqrt(1 - left) / (left * s * s + 1 - left);
      return tf.mul(tf.sub(x, Math.sqrt(left) * m), factor);
    };
    const draws = stream(1, 'noise');
    const noise = (): Tensor2D =>
      tf.tensor2d(
        Float32Array.from({ length: n }, () => draws.normal()),
        [n, 1],
      );
    const end = tf.tidy(() => {
      let x = noise();
      for (let i = 0; i < transport.steps; i += 1) x = transport.advance(tf, network, x, i, noise);
      return x;
    });
    const { mean, deviation } = moments(await end.data());
    end.dispose();
    expect(Math.abs(mean - m)).toBeLessThan(0.02);
    expect(Math.abs(deviation / s - 1)).toBeLessThan(0.1);
  },
);

test('a step from t to t − 1 is that of Ho et al., algorithm 2, with a variance between theirs', async () => {
  const alphaBar = noiseSchedule('linear', 10);
  const left = (t: number): number => alphaBar[t] as number;
  for (const t of [10, 5, 2, 1]) {
    const alpha = left(t) / left(t - 1);
    const [x, epsilon, z] = [0.8, -0.3, 1.7];
    const mean = (x - ((1 - alpha) / Math.sqrt(1 - left(t))) * epsilon) / Math.sqrt(alpha);
    const bounds = [((1 - left(t - 1)) / (1 - left(t))) * (1 - alpha), 1 - alpha] as const;
    const sigma = Math.sqrt(Math.sqrt(bounds[0] * bounds[1]));
    const times: number[] = [];
    const network = (points: Tensor2D, time: number): Tensor2D => {
      times.push(time);
      return tf.fill(points.shape, epsilon);
    };
    const next = tf.tidy(() =>
      ancestral(alphaBar, 10).advance(tf, network, tf.tensor2d([[x]]), 10 - t, () => tf.tensor2d([[z]])),
    );
    expect((await next.data())[0]).toBeCloseTo(mean + sigma * z, 5);
    expect(times).toEqual([t / 10]);
    next.dispose();
  }
});

test.each<DdpmOptions>([{ schedule: 'cosine' }, { schedule: 'linear' }])(
  'two far clouds are learned with %j',
  async (options) => {
    const points = pointsOf(
      1,
      Float64Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? 100 : 400) + (i % 7)),
    );
    const small = { hidden: [32, 32], batchSize: 64, steps: 400, diffusionSteps: 40 };
    const { model } = await ddpm(tf, { ...small, ...options }).fit(points, { seed: 1 });
    const { values } = await model.sample(2000, 1);
    expect(Math.abs(values.filter((x) => x < 250).length / 2000 - 1 / 3)).toBeLessThan(0.1);
    expect(values.filter((x) => x > 150 && x < 350).length / 2000).toBeLessThan(0.1);
  },
);

test('the same seed gives the same bits, and no tensor is left', async () => {
  const points = pointsOf(1, Float64Array.of(1, 2, 3, 4));
  const learner = ddpm(tf, { hidden: [8], batchSize: 8, steps: 20, diffusionSteps: 10 });
  const tensors = tf.memory().numTensors;
  const draw = async (): Promise<Float64Array> => {
    const { model } = await learner.fit(points, { seed: 1 });
    const { values } = await model.sample(100, 1);
    model.dispose();
    return values;
  };
  expect(await draw()).toEqual(await draw());
  expect(tf.memory().numTensors).toBe(tensors);
});

test.each<[DdpmOptions, string]>([
  [{ diffusionSteps: 0 }, 'diffusionSteps is 0'],
  [{ diffusionSteps: 10, samplerSteps: 11 }, 'samplerSteps is 11; it must be at most diffusionSteps, which is 10'],
  [{ samplerSteps: 0.5 }, 'samplerSteps is 0.5'],
])('options %j are refused', (options, message) => {
  expect(() => ddpm(tf, options)).toThrow(InputError);
  expect(() => ddpm(tf, options)).toThrow(message);
});
