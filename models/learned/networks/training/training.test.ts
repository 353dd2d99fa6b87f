import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../../../theory';
import { stream } from '../../../random/stream';
import { type FitOptions, InterruptedError, TrainingError } from '../../learner';
import { flowRegression } from '../flow-matching';
import { engineOf } from '../engines';
import { evaluationBatch, split } from './held-out';
import { initialParameters } from '../perceptron';
import type { Regression } from '../regression';
import { type Course, type Problem, type Trained, train } from './training';
import { onWasm } from '../on-wasm.testing';

const WIDTHS = [2, 16, 16, 1];
const COURSE: Course = {
  batchSize: 32,
  steps: 75,
  learningRate: 0.01,
  evaluateEvery: 20,
  evaluationRows: 2048,
  patience: 100,
  checkpointEvery: 25,
};
const FINGERPRINT = 'this fit';

const random = stream(1, 'data');
const data = {
  count: 200,
  dimension: 1,
  values: Float32Array.from({ length: 200 }, () => (random.uniform() < 0.5 ? -1 : 1) + 0.1 * random.normal()),
};

interface Change {
  readonly course?: Partial<Course>;
  readonly regression?: Regression;
  readonly heldOut?: number;
  readonly start?: Float32Array;
}

const problem = ({ course, regression = flowRegression, heldOut = 0.1, start }: Change = {}): Problem => ({
  ...split(data, heldOut, 1),
  regression,
  start: start ?? initialParameters(WIDTHS, stream(1, 'weights')),
  course: { ...COURSE, ...course },
  fingerprint: FINGERPRINT,
});

const wasm = onWasm();

const run = (change: Change = {}, options: Partial<FitOptions> = {}): Promise<Trained> =>
  train(engineOf(wasm.tf, WIDTHS), problem(change), { seed: 1, ...options });

test('the loss falls, on the training points and on those held out', async () => {
  const first = await run({ course: { steps: 1 } });
  const { report } = await run({ course: { steps: 300 } });
  expect(report.loss).toBeLessThan(0.75 * first.report.loss);
  expect(report.heldOutLoss).toBeLessThan(0.75 * first.report.heldOutLoss);
  expect(report).toMatchObject({ steps: 300, stoppedBy: 'steps' });
});

test('the same seed gives the same bits, and another seed gives others', async () => {
  const [one, same, other] = [await run(), await run(), await run({}, { seed: 2 })];
  expect(same).toEqual(one);
  expect(other.parameters).not.toEqual(one.parameters);
});

test('progress is reported up to the last step', async () => {
  const told: number[] = [];
  await run(
    {},
    { onProgress: ({ step, steps, loss }) => told.push(step) && expect([steps, loss > 0]).toEqual([75, true]) },
  );
  expect(told).toEqual([10, 20, 25, 30, 40, 50, 60, 70, 75]);
});

test('without held-out points, all steps are taken', async () => {
  const { report } = await run({ heldOut: 0 });
  expect(report).toMatchObject({ steps: 75, heldOutLoss: NaN, stoppedBy: 'steps' });
});

test('it ends when the held-out loss has not improved for long, with the best parameters', async () => {
  // The target is pure noise, so a fit to few points only raises the loss on others.
  const regression: Regression = { ...flowRegression, noised: (x, noise) => ({ input: x, target: noise }) };
  const course = { steps: 1000, evaluateEvery: 10, patience: 3, learningRate: 0.05 };
  const { report, parameters } = await run({ regression, course });
  expect(report.stoppedBy).toBe('held-out loss');
  expect(report.steps).toBeLessThan(1000);
  const { heldOut } = problem();
  const batch = evaluationBatch(regression, heldOut, 2048, 1);
  const network = engineOf(wasm.tf, WIDTHS).evaluate(parameters, batch.rows);
  const loss = await network.loss(batch);
  expect(loss / report.heldOutLoss).toBeGreaterThanOrEqual(1);
  expect(loss / report.heldOutLoss).toBeLessThanOrEqual(1.001);
  network.dispose();
});

describe('a training that fails', () => {
  test('because its loss diverges names the step, the loss and the remedy', async () => {
    const failing = run({ course: { learningRate: 1e6 } });
    await expect(failing).rejects.toThrow(TrainingError);
    await expect(failing).rejects.toThrow(/the loss is .* at step \d+ of 75 .*learning rate .*too high; lower it/);
  });

  test('because of NaN is noticed', async () => {
    const start = initialParameters(WIDTHS, stream(1, 'weights')).map((w, i) => (i === 40 ? NaN : w));
    await expect(run({ start })).rejects.toThrow(TrainingError);
  });
});

describe('a checkpoint', () => {
  let folder: string;
  let checkpoint: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'training-'));
    checkpoint = join(folder, 'fit.checkpoint');
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Runs a training that is aborted at a step. */
  async function interruptAt(at: number): Promise<void> {
    const controller = new AbortController();
    const onProgress = ({ step }: { readonly step: number }): void => {
      if (step >= at) controller.abort();
    };
    const interrupted = run({}, { checkpoint, signal: controller.signal, onProgress });
    await expect(interrupted).rejects.toThrow(InterruptedError);
    expect(await readdir(folder)).toEqual(['fit.checkpoint']);
  }

  test.each([[[10]], [[25]], [[40]], [[20, 60]]])(
    'of a training interrupted at steps %j leads to the bits of one that was not',
    async (stops) => {
      const whole = await run();
      for (const stop of stops) await interruptAt(stop);
      const steps: number[] = [];
      const resumed = await run({}, { checkpoint, onProgress: ({ step }) => steps.push(step) });
      expect(steps[0]).toBeGreaterThan(stops[stops.length - 1] as number);
      expect(Buffer.from(resumed.parameters.buffer).equals(Buffer.from(whole.parameters.buffer))).toBe(true);
      expect(resumed.report).toEqual(whole.report);
    },
  );

  test('of a finished training gives its result without a step', async () => {
    const whole = await run({}, { checkpoint });
    const steps: number[] = [];
    expect(await run({}, { checkpoint, onProgress: ({ step }) => steps.push(step) })).toEqual(whole);
    expect(steps).toEqual([]);
  });

  test('is not needed for an interruption', async () => {
    const aborted = run({}, { signal: AbortSignal.abort() });
    await expect(aborted).rejects.toThrow('training was stopped at step 0 of 75; nothing of it was kept');
  });

  test('that is damaged ends the fit before it begins', async () => {
    await writeFile(checkpoint, 'nonsense');
    await expect(run({}, { checkpoint })).rejects.toThrow(InputError);
    expect(await readdir(folder)).toEqual(['fit.checkpoint']);
  });

  test('of a failed training is removed', async () => {
    const course = { learningRate: 1e6, checkpointEvery: 1, steps: 10_000 };
    await expect(run({ course }, { checkpoint })).rejects.toThrow(TrainingError);
    expect(await readdir(folder)).toEqual([]);
  });
});
