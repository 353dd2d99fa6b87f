import { describe, expect, test } from '@jest/globals';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../../theory';
import { stream } from '../../random/stream';
import { InterruptedError, TrainingError } from '../learner';
import { type Points, pointsOf } from '../points';
import { ddpm } from './ddpm';
import { type FlowOptions, euler, flowMatching, heun, midpoint } from './flow-matching';
import type { NoiseTransport } from './engines';
import { type NetworkModel, isNetworkModel } from './network-model';
import { onWasm } from './on-wasm.testing';

const SMALL: FlowOptions = { hidden: [32, 32], batchSize: 64, steps: 250, warmSteps: 100, evaluateEvery: 25 };

/** Normal points around (3, −200) with standard deviations 0.5 and 20. */
function cloud(count: number, seed: number, shift = 0): Points {
  const random = stream(seed, 'cloud');
  const values = Float64Array.from({ length: 2 * count }, (_, i) =>
    i % 2 === 0 ? 3 + shift + 0.5 * random.normal() : -200 + 20 * random.normal(),
  );
  return pointsOf(2, values);
}

function moments({ values, count }: Points, j: number): [number, number] {
  const column = values.filter((_, i) => i % 2 === j);
  const mean = column.reduce((sum, x) => sum + x, 0) / count;
  return [mean, Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / count)];
}

const wasm = onWasm();

async function fitted(
  options: FlowOptions,
  points: Points,
  seed: number,
  initial?: NetworkModel,
): Promise<NetworkModel> {
  const { model } = await flowMatching(wasm.tf, options).fit(points, { seed, initial });
  if (!isNetworkModel(model)) throw new Error('the model is not a network');
  return model;
}

describe('the transport of noise', () => {
  /**
   * Moves points along `dx/dt = (m + (s − 1) x_0)`, the flow of N(0, 1) to N(m, s²), with the velocity as a function of
   * x and t.
   */
  async function carried(transport: NoiseTransport, from: number[], m: number, s: number): Promise<number[]> {
    const network = (x: Tensor2D, t: number): Tensor2D => {
      const start = wasm.tf.div(wasm.tf.sub(x, t * m), 1 + t * (s - 1));
      return wasm.tf.add(wasm.tf.mul(start, s - 1), m);
    };
    const end = wasm.tf.tidy(() => {
      let x = wasm.tf.tensor2d(from, [from.length, 1]);
      for (let i = 0; i < transport.steps; i += 1) x = transport.advance(wasm.tf, network, x, i, () => x);
      return x;
    });
    const values = Array.from(await end.data());
    end.dispose();
    return values;
  }

  test.each([
    ['euler', euler({ steps: 1 })],
    ['euler', euler({ steps: 7 })],
    ['heun', heun({ steps: 1 })],
    ['heun', heun({ steps: 5 })],
    ['midpoint', midpoint({ steps: 3 })],
    ['midpoint', midpoint({ steps: 3, spacing: 1.3 })],
  ])('by %s is exact along straight paths', async (_, transport) => {
    const values = await carried(transport, [-1, 0, 2], 3, 0.25);
    [2.75, 3, 3.5].forEach((x, i) => expect(values[i]).toBeCloseTo(x, 5));
  });

  test.each([
    ['euler', 1, euler, 1],
    ['heun', 1, heun, 2],
    ['heun', 1.3, heun, 2],
    ['midpoint', 1, midpoint, 2],
    ['midpoint', 1.3, midpoint, 2],
  ] as const)('by %s, ρ = %d, has errors of its order on curved paths', async (_, spacing, method, order) => {
    const network = (x: Tensor2D): Tensor2D => x;
    const error = async (steps: number): Promise<number> => {
      const transport = method({ steps, spacing });
      const end = wasm.tf.tidy(() => {
        let x = wasm.tf.tensor2d([1], [1, 1]);
        for (let i = 0; i < steps; i += 1) x = transport.advance(wasm.tf, network, x, i, () => x);
        return x;
      });
      const [value] = await end.data();
      end.dispose();
      return Math.abs((value as number) - Math.E);
    };
    const ratio = (await error(8)) / (await error(16));
    expect(Math.log2(ratio)).toBeCloseTo(order, 0);
  });
});

test('it learns points of any scale, from scratch and from a model', async () => {
  const model = await fitted(SMALL, cloud(1000, 1), 1);
  const drawn = await model.sample(4000, 2);
  const [[x, dx], [y, dy]] = [moments(drawn, 0), moments(drawn, 1)];
  expect(Math.abs(x - 3)).toBeLessThan(0.15);
  expect(Math.abs(dx - 0.5)).toBeLessThan(0.1);
  expect(Math.abs(y + 200)).toBeLessThan(6);
  expect(Math.abs(dy - 20)).toBeLessThan(4);

  const next = await fitted(SMALL, cloud(1000, 3, 1), 4, model);
  expect(next.standardisation).toBe(model.standardisation);
  const [shifted] = moments(await next.sample(4000, 2), 0);
  expect(Math.abs(shifted - 4)).toBeLessThan(0.15);
});

test('the same seed draws the same points after other draws, and for more than one chunk', async () => {
  const model = await fitted({ ...SMALL, steps: 20 }, cloud(100, 1), 1);
  const one = await model.sample(5000, 3);
  await model.sample(10, 4);
  expect(await model.sample(5000, 3)).toEqual(one);
  expect(await model.sample(5000, 4)).not.toEqual(one);
  expect(one.count).toBe(5000);
  // In single precision two of the numbers may be equal by chance.
  expect(new Set(one.values).size).toBeGreaterThan(9_990);
  expect((await model.sample(0, 1)).count).toBe(0);
});

test('the same fit gives the same bits', async () => {
  const [one, same] = [await fitted(SMALL, cloud(100, 1), 1), await fitted(SMALL, cloud(100, 1), 1)];
  expect(same.parameters).toEqual(one.parameters);
  const other = await fitted(SMALL, cloud(100, 1), 2);
  expect(other.parameters).not.toEqual(one.parameters);
});

test('a single point can be learned', async () => {
  const model = await fitted({ ...SMALL, steps: 50 }, pointsOf(2, Float64Array.of(5, 6)), 1);
  expect((await model.sample(3, 1)).count).toBe(3);
});

test('a checkpoint of other points is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'flow-'));
  try {
    const options = { seed: 1, checkpoint: join(folder, 'fit') };
    const learner = flowMatching(wasm.tf, SMALL);
    const stopped = learner.fit(cloud(100, 1), { ...options, signal: AbortSignal.abort() });
    await expect(stopped).rejects.toThrow(InterruptedError);
    await expect(learner.fit(cloud(100, 2), options)).rejects.toThrow('of another fit');
    await expect(learner.fit(cloud(100, 1), { ...options, seed: 2 })).rejects.toThrow('of another fit');
    const other = flowMatching(wasm.tf, { ...SMALL, steps: 251 });
    await expect(other.fit(cloud(100, 1), options)).rejects.toThrow(InputError);
    expect((await learner.fit(cloud(100, 1), options)).report.steps).toBe(250);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([
  ['a coordinate that is not finite', [1, NaN], 'coordinate 1 of point 0 is NaN'],
  ['no points', [], 'no points'],
])('%s cannot be learned', async (_, values, message) => {
  const fit = flowMatching(wasm.tf, SMALL).fit(pointsOf(2, Float64Array.from(values)), { seed: 1 });
  await expect(fit).rejects.toThrow(TrainingError);
  await expect(fit).rejects.toThrow(message);
});

test('an initial model must be of the same kind and shape', async () => {
  const initial = await fitted({ ...SMALL, steps: 1 }, cloud(10, 1), 1);
  const wider = flowMatching(wasm.tf, { ...SMALL, hidden: [33, 32] }).fit(cloud(10, 1), { seed: 1, initial });
  await expect(wider).rejects.toThrow('the initial model has widths 3-32-32-2 instead of widths 3-33-32-2');
  const diffusion = ddpm(wasm.tf, { hidden: [32, 32] }).fit(cloud(10, 1), { seed: 1, initial });
  await expect(diffusion).rejects.toThrow(InputError);
});

test.each([
  [{ steps: 0 }, 'steps is 0'],
  [{ hidden: [8, 1.5] }, 'hidden[1] is 1.5'],
  [{ learningRate: NaN }, 'learningRate is NaN'],
  [{ heldOut: 0.6 }, 'heldOut is 0.6'],
  [{ samplerSteps: 0.5 }, 'samplerSteps is 0.5'],
])('options %j are refused', (options, message) => {
  expect(() => flowMatching(wasm.tf, options)).toThrow(InputError);
  expect(() => flowMatching(wasm.tf, options)).toThrow(message);
});
