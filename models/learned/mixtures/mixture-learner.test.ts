import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { gaussians8 } from '../datasets/gaussians8';
import { moons } from '../datasets/moons';
import { type FitOptions, InterruptedError, type LearnedModel, TrainingError } from '../learner';
import { type Points, pointsOf } from '../points';
import { gaussianLearner } from './gaussian-learner';
import { meanLogDensity } from './mixture';
import { type MixtureOptions, mixtureLearner } from './mixture-learner';
import type { MixtureModel } from './mixture-model';

async function fitted(points: Points, options: MixtureOptions, fitOptions: Partial<FitOptions> = {}) {
  const { model, report } = await mixtureLearner(options).fit(points, { seed: 1, ...fitOptions });
  return { model: model as MixtureModel, report };
}

const line = (values: readonly number[]): Points => pointsOf(1, Float64Array.from(values));

test('eight Gaussians are recovered', async () => {
  const { model, report } = await fitted(gaussians8.sample(8000, 5), { components: 8 });
  const found = model.mixture.components.map(({ weight, mean, covariance }) => {
    const [x, y] = Array.from(mean) as [number, number];
    return { at: Math.round((Math.atan2(y, x) * 4) / Math.PI + 8) % 8, radius: Math.hypot(x, y), weight, covariance };
  });
  expect(found.map(({ at }) => at).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  for (const { radius, weight, covariance } of found) {
    expect(Math.abs(radius - 2)).toBeLessThan(0.02);
    expect(Math.abs(weight - 1 / 8)).toBeLessThan(0.015);
    expect(Math.abs((covariance[0] as number) - 1 / 64)).toBeLessThan(0.002);
    expect(Math.abs(covariance[1] as number)).toBeLessThan(0.002);
  }
  // −E[log p] of eight Gaussians with little overlap is about log 8 + 1 + log 2πσ².
  expect(Math.abs(report.heldOutLoss - (Math.log(8) + 1 + Math.log((2 * Math.PI) / 64)))).toBeLessThan(0.1);
});

test('a mixture with one component is the Gaussian fit to the points', async () => {
  const points = moons.sample(300, 1);
  const { model } = await fitted(points, { components: 1, heldOut: 0 });
  const closed = await gaussianLearner().fit(points, { seed: 1 });
  const expected = (closed.model as MixtureModel).logDensity(points);
  model.logDensity(points).forEach((l, i) => expect(l).toBeCloseTo(expected[i] as number, 10));
});

test('the same points and seed give the same model, bit for bit', async () => {
  const points = moons.sample(1000, 1);
  const [a, b, c] = [
    await fitted(points, { components: 6 }),
    await fitted(points, { components: 6 }),
    await fitted(points, { components: 6 }, { seed: 2 }),
  ];
  expect(a.model.mixture).toEqual(b.model.mixture);
  expect(a.report).toEqual(b.report);
  expect(a.model.mixture).not.toEqual(c.model.mixture);
  expect(await a.model.sample(20, 3)).toEqual(await b.model.sample(20, 3));
});

describe('the report', () => {
  test('the losses are those of the model', async () => {
    const points = moons.sample(600, 1);
    const { model, report } = await fitted(points, { components: 4, heldOut: 0 });
    expect(report.stoppedBy).toBe('convergence');
    expect(report.heldOutLoss).toBeNaN();
    expect(report.loss).toBeCloseTo(-meanLogDensity(model.mixture, points), 12);
  });

  test('a loss on held-out points that no longer falls ends the fit', async () => {
    const { report } = await fitted(moons.sample(200, 1), { components: 20, heldOut: 0.5, tolerance: 0, patience: 5 });
    expect(report.stoppedBy).toBe('held-out loss');
    expect(report.heldOutLoss).toBeGreaterThan(report.loss);
    expect(report.steps).toBeLessThan(500);
  });

  test('the number of steps ends the fit', async () => {
    const { report } = await fitted(moons.sample(500, 1), { components: 10, heldOut: 0, tolerance: 0, steps: 7 });
    expect(report).toMatchObject({ stoppedBy: 'steps', steps: 7 });
  });

  test('progress is reported', async () => {
    const told: number[] = [];
    const onProgress: FitOptions['onProgress'] = ({ step, steps, loss }) => {
      told.push(step);
      expect(steps).toBe(30);
      expect(Number.isFinite(loss)).toBe(true);
    };
    await fitted(moons.sample(500, 1), { components: 10, heldOut: 0, tolerance: 0, steps: 30 }, { onProgress });
    expect(told).toEqual([8, 16, 24, 30]);
  });
});

describe('a start from a model', () => {
  const points = moons.sample(1000, 1);

  test('continues from it: a converged model needs no further steps', async () => {
    const options = { components: 5, heldOut: 0, tolerance: 1e-9, steps: 5000 };
    const { model, report } = await fitted(points, options);
    const again = await fitted(points, options, { initial: model });
    expect(again.report.steps).toBeLessThanOrEqual(2);
    expect(again.report.loss).toBeCloseTo(report.loss, 6);
  });

  test('is never returned itself: new points are learned even if the old model fits the held-out points well', async () => {
    const { model } = await fitted(points, { components: 16 });
    const { model: next } = await fitted(moons.sample(300, 2), { components: 16 }, { initial: model });
    expect(next.mixture).not.toEqual(model.mixture);
  });

  test('with fewer components gets more by splits', async () => {
    const { model } = await gaussianLearner().fit(points, { seed: 1 });
    const { model: next, report } = await fitted(points, { components: 6, heldOut: 0 }, { initial: model });
    expect(next.mixture.components).toHaveLength(6);
    expect(report.loss).toBeLessThan(1.35);
  });

  test.each<[string, () => Promise<LearnedModel>, RegExp]>([
    [
      'another kind',
      () =>
        Promise.resolve({
          dimension: 2,
          sample: (n: number) => Promise.resolve(moons.sample(n, 1)),
          dispose: () => undefined,
        }),
      /another kind/,
    ],
    [
      'another dimension',
      async () => (await fitted(line([1, 2, 3, 5, 8, 13]), { components: 1 })).model,
      /on R\^2 cannot start.*on R\^1/,
    ],
    [
      'too many components',
      async () => (await fitted(points, { components: 3 })).model,
      /at most 2 Gaussians.*3 Gaussians/,
    ],
  ])('of %s is refused', async (_name, initial, message) => {
    const failed = fitted(points, { components: 2 }, { initial: await initial() });
    await expect(failed).rejects.toThrow(InputError);
    await expect(failed).rejects.toThrow(message);
  });
});

describe('data that is hard to fit', () => {
  test('repeated values: no more components than distinct points, at the floor', async () => {
    const { model } = await fitted(line(Array.from({ length: 300 }, (_, i) => i % 3)), { components: 8, heldOut: 0 });
    const { components } = model.mixture;
    expect(components.map(({ mean }) => mean[0]).sort()).toEqual([0, 1, 2].map((v) => expect.closeTo(v, 12)));
    components.forEach(({ weight, covariance }) => {
      expect(weight).toBeCloseTo(1 / 3, 12);
      expect(covariance[0]).toBeCloseTo((1e-6 * 2) / 3, 12);
    });
  });

  test('an outlier gets no component of its own, and weights still sum to 1', async () => {
    const crowd = gaussians8.sample(400, 1);
    const points = pointsOf(2, Float64Array.from([...crowd.values, 100, 100]));
    const { model } = await fitted(points, { components: 9, heldOut: 0 });
    const { components } = model.mixture;
    expect(components.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    components.forEach(({ weight }) => expect(weight * points.count).toBeGreaterThan(2.99));
  });

  test('points on a line in the plane are kept apart from it by the floor', async () => {
    const points = pointsOf(
      2,
      Float64Array.from({ length: 400 }, (_, i) => Math.floor(i / 2)),
    );
    const { model, report } = await fitted(points, { components: 2 });
    expect(Number.isFinite(report.loss)).toBe(true);
    const [u, v] = Array.from((await model.sample(1, 1)).values) as [number, number];
    expect(Math.abs(u - v)).toBeLessThan(1);
  });

  test.each([
    ['too few points', [1, 2, 3], /a mixture of 2 Gaussians on R\^1 needs at least 5 points, and there are 3/],
    ['coinciding points', Array.from({ length: 20 }, () => 0.1), /all 20 points coincide/],
    ['points that are not finite', [1, 2, 3, 4, 5, NaN], /point 5 has a coordinate NaN/],
  ])('%s are refused with the cause', async (_name, values, message) => {
    const failed = fitted(line(values), { components: 2 });
    await expect(failed).rejects.toThrow(TrainingError);
    await expect(failed).rejects.toThrow(message);
  });

  test('a start far from all points is refused', async () => {
    const { model } = await fitted(line([1, 2, 3, 5, 8, 13]), { components: 1 });
    const far = line(Array.from({ length: 20 }, (_, i) => 1e170 * i));
    await expect(fitted(far, { components: 1 }, { initial: model })).rejects.toThrow(TrainingError);
  });
});

describe('a signal ends the fit', () => {
  test('before it starts', async () => {
    await expect(fitted(moons.sample(500, 1), { components: 4 }, { signal: AbortSignal.abort() })).rejects.toThrow(
      InterruptedError,
    );
  });

  test('while it runs', async () => {
    const controller = new AbortController();
    const failed = fitted(
      moons.sample(2000, 1),
      { components: 16, heldOut: 0, tolerance: 0, steps: 1e6 },
      { signal: controller.signal, onProgress: () => setImmediate(() => controller.abort()) },
    );
    await expect(failed).rejects.toThrow(InterruptedError);
  });
});

test.each<[string, MixtureOptions]>([
  ['components', { components: 0 }],
  ['components', { components: 2.5 }],
  ['restarts', { components: 2, restarts: 0 }],
  ['steps', { components: 2, steps: NaN }],
  ['tolerance', { components: 2, tolerance: -1 }],
  ['heldOut', { components: 2, heldOut: 0.6 }],
  ['covarianceFloor', { components: 2, covarianceFloor: 0 }],
])('%s outside its domain is refused: %j', (name, options) => {
  expect(() => mixtureLearner(options)).toThrow(InputError);
  expect(() => mixtureLearner(options)).toThrow(new RegExp(`^${name} of a mixture is .*; it must be `));
});
