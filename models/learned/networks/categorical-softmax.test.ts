import { expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { type FitOptions, InterruptedError, type LearnedModel, TrainingError } from '../learner';
import { type Points, pointsOf } from '../points';
import {
  type CategoricalModel,
  type CategoricalOptions,
  categoricalSoftmax,
  isCategoricalModel,
  softmax,
} from './categorical-softmax';
import { onWasm } from './on-wasm.testing';

const wasm = onWasm();

/** Points with the given count in each class. */
const points = (...counts: number[]): Points =>
  pointsOf(1, Float64Array.from(counts.flatMap((n, c) => Array.from({ length: n }, () => c))));

const fit = (
  data: Points,
  options: CategoricalOptions,
  more: Partial<FitOptions> = {},
): ReturnType<ReturnType<typeof categoricalSoftmax>['fit']> =>
  categoricalSoftmax(wasm.tf, options).fit(data, { seed: 1, ...more });

function categorical(model: LearnedModel): CategoricalModel {
  if (!isCategoricalModel(model)) throw new Error('the model is not categorical');
  return model;
}

test.each([
  ['rare and common classes', [5000, 1000, 100, 10, 1]],
  ['equal classes', [7, 7, 7]],
  ['one class', [3]],
  ['a class without points', [60, 0, 40]],
])('%s: its law is that of the points', async (_, counts) => {
  const { model, report } = await fit(points(...counts), { classes: counts.length });
  const { probabilities } = categorical(model);
  const n = counts.reduce((a, b) => a + b);
  counts.forEach((count, c) => expect(Math.abs((probabilities[c] as number) - count / n)).toBeLessThanOrEqual(1e-5));
  const entropy = counts.reduce((sum, k) => (k > 0 ? sum - (k / n) * Math.log(k / n) : sum), 0);
  expect(report.loss).toBeCloseTo(entropy, 4);
  expect(report.heldOutLoss).toBeNaN();
  expect(report.stoppedBy).toBe('convergence');
});

test('it draws from its probabilities', async () => {
  const { model } = await fit(points(60, 30, 10), { classes: 4, steps: 20 });
  const { probabilities } = categorical(model);
  const n = 40_000;
  const { values, dimension } = await model.sample(n, 5);
  expect(dimension).toBe(1);
  probabilities.forEach((p, c) => {
    const share = values.filter((x) => x === c).length / n;
    expect(Math.abs(share - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / n) + 1e-12);
  });
  expect((await model.sample(n, 5)).values).toEqual(values);
});

test('its probabilities are the softmax of its logits, also of large ones', () => {
  const [a, b, c] = softmax(Float32Array.of(1000, 999, -1000));
  expect(a).toBeCloseTo(1 / (1 + Math.exp(-1)), 15);
  expect(b).toBeCloseTo(Math.exp(-1) / (1 + Math.exp(-1)), 15);
  expect(c).toBe(0);
});

test('a fit continues from a model, and one that already fits needs no step', async () => {
  const data = points(5, 3, 2);
  const { model: initial, report } = await fit(data, { classes: 3 });
  expect(report).toMatchObject({ stoppedBy: 'convergence' });
  const again = await fit(data, { classes: 3 }, { initial });
  expect(again.report).toMatchObject({ steps: 0, stoppedBy: 'convergence' });
  expect(categorical(again.model).probabilities).toEqual(categorical(initial).probabilities);
  await expect(fit(data, { classes: 4 }, { initial })).rejects.toThrow('no softmax on 4 classes');
});

test('the same points give the same bits', async () => {
  const options = { classes: 3, steps: 50 };
  const [one, same] = [await fit(points(5, 3, 2), options), await fit(points(5, 3, 2), options)];
  expect(categorical(same.model).logits).toEqual(categorical(one.model).logits);
});

test('a fit reports its progress and can be stopped', async () => {
  const controller = new AbortController();
  const losses: number[] = [];
  const onProgress = ({ step, loss }: { readonly step: number; readonly loss: number }): void => {
    losses.push(loss);
    if (step === 30) controller.abort();
  };
  const stopped = fit(points(5, 3, 2), { classes: 3 }, { onProgress, signal: controller.signal });
  await expect(stopped).rejects.toThrow(InterruptedError);
  expect(losses).toHaveLength(4);
  expect(losses[3]).toBeLessThan(losses[0] as number);
});

test.each([
  [pointsOf(1, Float64Array.of(0, 3)), TrainingError, 'point 1 is 3; classes are whole numbers from 0 to 2'],
  [pointsOf(1, Float64Array.of(0.5)), TrainingError, 'point 0 is 0.5'],
  [pointsOf(1, Float64Array.of(NaN)), TrainingError, 'point 0 is NaN'],
  [pointsOf(1, new Float64Array(0)), TrainingError, 'no points'],
  [pointsOf(2, Float64Array.of(0, 1)), InputError, 'dimension 1, and these are of 2'],
])('points that are no classes are refused (%#)', async (data, type, message) => {
  const failing = fit(data, { classes: 3 });
  await expect(failing).rejects.toThrow(type);
  await expect(failing).rejects.toThrow(message);
});

test('a learning rate that makes the loss rise is an error', async () => {
  await expect(fit(points(5, 3, 2), { classes: 3, learningRate: 1e6 })).rejects.toThrow(TrainingError);
});

test.each([
  [{ classes: 0 }, 'classes is 0'],
  [{ classes: 2, tolerance: -1 }, 'tolerance is -1'],
])('options %j are refused', (options, message) => {
  expect(() => categoricalSoftmax(wasm.tf, options)).toThrow(InputError);
  expect(() => categoricalSoftmax(wasm.tf, options)).toThrow(message);
});
