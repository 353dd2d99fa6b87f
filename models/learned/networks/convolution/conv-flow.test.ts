import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../../../theory';
import { stream } from '../../../random/stream';
import { type FitOptions, InterruptedError, TrainingError } from '../../learner';
import { type Points, pointsOf } from '../../points';
import { flowMatching } from '../flow-matching';
import { onWasm } from '../on-wasm.testing';
import { type ConvFlowModel, type ConvFlowOptions, convFlow } from './conv-flow';
import { patchOrder } from './patches';

const IMAGE = { height: 4, width: 4, channels: 1 };

const SMALL: ConvFlowOptions = {
  image: IMAGE,
  patch: 1,
  channels: 4,
  batchSize: 16,
  steps: 30,
  warmSteps: 10,
  evaluateEvery: 10,
  evaluationRows: 64,
  checkpointEvery: 10,
};

/** Images whose left half is bright (class 0, three quarters) or dark (class 1), with their class in front or not. */
function halves(count: number, seed: number, labelled: boolean): Points {
  const random = stream(seed, 'halves');
  const rows = Array.from({ length: count }, () => {
    const c = random.uniform() < 0.75 ? 0 : 1;
    const pixels = Array.from(
      { length: 16 },
      (_, i) => (i % 4 < 2 === (c === 0) ? 0.6 : -0.6) + 0.1 * random.uniform(),
    );
    return labelled ? [c, ...pixels] : pixels;
  });
  return pointsOf(labelled ? 17 : 16, Float64Array.from(rows.flat()));
}

const wasm = onWasm();

async function fitted(options: Partial<ConvFlowOptions>, points: Points, fit: Partial<FitOptions> = {}) {
  const { model, report } = await convFlow(wasm.tf, { ...SMALL, ...options }).fit(points, { seed: 1, ...fit });
  return { model: model as ConvFlowModel, report };
}

/** How many images have each half bright: left, right. */
function brightHalves({ count, dimension, values }: Points): number[] {
  const bright = [0, 0];
  for (let i = 0; i < count; i += 1) {
    const pixels = values.subarray((i + 1) * dimension - 16, (i + 1) * dimension);
    const left = pixels.reduce((sum, x, j) => sum + (j % 4 < 2 ? x : -x), 0);
    bright[left > 0 ? 0 : 1] = (bright[left > 0 ? 0 : 1] ?? 0) + 1;
  }
  return bright;
}

describe('a longer fit', () => {
  const options = { steps: 160, channels: 8 };

  test('learns images whose coordinates stand as they stood', async () => {
    const { model, report } = await fitted(options, halves(500, 1, false));
    const drawn = await model.sample(200, 2);
    expect(drawn).toMatchObject({ count: 200, dimension: 16 });
    expect(drawn.values.every((x) => x >= -1 && x <= 1)).toBe(true);
    const [left = 0] = brightHalves(drawn);
    expect(Math.abs(left / 200 - 0.75)).toBeLessThan(0.12);
    // Pixels are bright or dark; of a Gaussian with their mean and variance 0.64 would lie there.
    const clear = drawn.values.filter((x, i) => i % 4 < 2 && Math.abs(Math.abs(x) - 0.6) < 0.4).length;
    expect(clear / (200 * 8)).toBeGreaterThan(0.75);
    expect(report).toMatchObject({ steps: 160, stoppedBy: 'steps' });
    expect(report.heldOutLoss).toBeLessThan(1);
  });

  test('learns the shares of classes, and the images of each', async () => {
    const { model } = await fitted({ ...options, classes: 3 }, halves(500, 1, true));
    expect(model.shares[2]).toBe(0);
    const { values } = await model.sample(200, 2);
    const images = (c: number): Points => {
      const rows = Array.from({ length: 200 }, (_, i) => values.subarray(17 * i, 17 * i + 17)).filter(
        (row) => row[0] === c,
      );
      return pointsOf(17, Float64Array.from(rows.flatMap((row) => Array.from(row))));
    };
    expect(Math.abs(images(0).count / 200 - (model.shares[0] as number))).toBeLessThan(0.08);
    expect(images(0).count + images(1).count).toBe(200);
    [0, 1].forEach((c) => {
      const bright = brightHalves(images(c));
      expect((bright[c] as number) / images(c).count).toBeGreaterThan(0.95);
    });
  });
});

test('the same fit gives the same bits, and another seed gives others', async () => {
  const points = halves(60, 1, true);
  const [one, same] = [await fitted({ classes: 2 }, points), await fitted({ classes: 2 }, points)];
  expect(same.model.parameters).toEqual(one.model.parameters);
  expect(same.report).toEqual(one.report);
  const other = await fitted({ classes: 2 }, points, { seed: 2 });
  expect(other.model.parameters).not.toEqual(one.model.parameters);
  const drawn = await one.model.sample(20, 3);
  await one.model.sample(5, 4);
  expect(await same.model.sample(20, 3)).toEqual(drawn);
  expect(await one.model.sample(20, 4)).not.toEqual(drawn);
  expect((await one.model.sample(0, 1)).count).toBe(0);
});

test('a warm start takes fewer steps from the model, in its units, with new shares', async () => {
  const { model } = await fitted({ classes: 2 }, halves(60, 1, true));
  const points = halves(60, 2, true);
  points.values.forEach((_, i) => (i % 17 === 0 ? (points.values[i] = 1) : 0));
  const warm = await fitted({ classes: 2, warmLearningRate: 1e-9 }, points, { initial: model });
  expect(warm.report.steps).toBe(10);
  expect(warm.model.standardisation).toBe(model.standardisation);
  warm.model.parameters.forEach((value, i) => expect(value).toBeCloseTo(model.parameters[i] as number, 6));
  expect(Array.from(warm.model.shares)).toEqual([0, expect.closeTo(1, 12)]);
});

test('a channel has one mean and one scale', async () => {
  const image = { height: 2, width: 2, channels: 2 };
  const values = Float64Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 0.5 : (i % 8) / 8 - 0.5));
  const { model } = await fitted({ image, patch: 1 }, pointsOf(8, values));
  const { mean, scale } = model.standardisation;
  const second = values.filter((_, i) => i % 2 === 1);
  const average = second.reduce((sum, x) => sum + x, 0) / second.length;
  const variance = second.reduce((sum, x) => sum + (x - average) ** 2, 0) / second.length;
  [0, 2, 4, 6].forEach((j) => expect([mean[j], scale[j]]).toEqual([0.5, 1]));
  [1, 3, 5, 7].forEach((j) => {
    expect(mean[j]).toBeCloseTo(average, 12);
    expect(scale[j]).toBeCloseTo(Math.sqrt(variance), 12);
  });
});

test('patches stand row by row, and their pixels too', () => {
  const order = patchOrder({ height: 4, width: 4, channels: 1 }, 2);
  expect(Array.from(order)).toEqual([0, 1, 4, 5, 2, 3, 6, 7, 8, 9, 12, 13, 10, 11, 14, 15]);
  expect(Array.from(patchOrder({ height: 2, width: 2, channels: 2 }, 1))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

describe('a checkpoint', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'conv-flow-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('of an interrupted fit ends with the bits of a fit without interruption', async () => {
    const points = halves(60, 1, false);
    const checkpoint = join(folder, 'fit');
    const stop = new AbortController();
    const onProgress = ({ step }: { readonly step: number }): void => {
      if (step >= 20) stop.abort();
    };
    await expect(fitted({}, points, { checkpoint, signal: stop.signal, onProgress })).rejects.toThrow(InterruptedError);
    const resumed = await fitted({}, points, { checkpoint });
    const whole = await fitted({}, points);
    expect(resumed.model.parameters).toEqual(whole.model.parameters);
    expect(resumed.report).toEqual(whole.report);
    await expect(fitted({ channels: 5 }, points, { checkpoint })).rejects.toThrow('of another fit');
  });
});

test('a training that diverges fails', async () => {
  const failing = fitted({ learningRate: 1e6 }, halves(60, 1, false));
  await expect(failing).rejects.toThrow(TrainingError);
  await expect(failing).rejects.toThrow('lower');
});

test.each<[string, Partial<ConvFlowOptions>, Points, typeof InputError | typeof TrainingError, string]>([
  [
    'another dimension',
    {},
    halves(9, 1, true),
    InputError,
    'the points are of R^17, and images of 4 × 4 × 1 are points of R^16',
  ],
  ['no class', { classes: 2 }, halves(9, 1, false), InputError, 'with their class in front are points of R^17'],
  ['a class that is none', { classes: 1 }, halves(9, 1, true), TrainingError, 'classes are whole numbers from 0 to 0'],
  [
    'a pixel that is too large',
    {},
    pointsOf(16, new Float64Array(16).fill(255)),
    TrainingError,
    'is 255; the values of an image lie in [−1, 1]',
  ],
  [
    'a pixel that is not finite',
    {},
    pointsOf(16, new Float64Array(16).fill(NaN)),
    TrainingError,
    'coordinate 0 of point 0 is NaN',
  ],
  ['no points', {}, pointsOf(16, new Float64Array(0)), TrainingError, 'no points'],
])('points with %s cannot be learned', async (_, options, points, kind, message) => {
  await expect(fitted(options, points)).rejects.toThrow(kind);
  await expect(fitted(options, points)).rejects.toThrow(message);
});

test('an initial model must be of the same kind and shape', async () => {
  const points = halves(20, 1, false);
  const { model: initial } = await fitted({ steps: 1 }, points);
  await expect(fitted({ channels: 5 }, points, { initial })).rejects.toThrow(
    'has 4 × 4 patches of 1, 0 classes, 4 channels and depth 1 instead of 4 × 4 patches of 1, 0 classes, 5 channels and depth 1',
  );
  const { model: other } = await flowMatching(wasm.tf, { hidden: [4], steps: 1 }).fit(points, { seed: 1 });
  await expect(fitted({}, points, { initial: other })).rejects.toThrow(InputError);
});

test.each<[Partial<ConvFlowOptions>, string]>([
  [{ patch: 3 }, 'height and width must be multiples of 6'],
  [{ image: { ...IMAGE, width: 6 }, patch: 2 }, 'images of 4 × 6 × 1 have no whole pairs of patches of 2 pixels'],
  [{ image: { ...IMAGE, channels: 0 } }, 'the number of channels of an image is 0'],
  [{ channels: 1.5 }, 'channels is 1.5'],
  [{ depth: 0 }, 'depth is 0'],
  [{ classes: 0 }, 'classes is 0'],
  [{ samplerSteps: 0 }, 'samplerSteps is 0'],
  [{ steps: 0 }, 'steps is 0'],
])('options %j are refused', (options, message) => {
  expect(() => convFlow(wasm.tf, { ...SMALL, ...options })).toThrow(InputError);
  expect(() => convFlow(wasm.tf, { ...SMALL, ...options })).toThrow(message);
});
