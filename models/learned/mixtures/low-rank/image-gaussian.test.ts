import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../../../theory';
import { stream } from '../../../random/stream';
import { TrainingError } from '../../learner';
import { type Points, pointsOf } from '../../points';
import { logDensities } from '../mixture';
import { normalOf } from '../normal';
import { momentsOf } from '../moments';
import { symmetricEigen } from '../symmetric-eigen';
import { type ImageGaussianModel, type ImageGaussianOptions, imageGaussian } from './image-gaussian';
import { leadingEigenpairs } from './leading-eigenpairs';

/** Points of R^6 with most of their variance in two directions. */
function cloud(count: number, seed: number, shift = 0): Points {
  const random = stream(seed, 'low rank cloud');
  const values = new Float64Array(count * 6);
  for (let i = 0; i < count; i += 1) {
    const [a, b] = [3 * random.normal(), 2 * random.normal()];
    [a + b, a - b, a, b, 0, a].forEach((x, j) => (values[6 * i + j] = shift + x + 0.3 * random.normal()));
  }
  return pointsOf(6, values);
}

/** Points with a class in front. */
function labelled(lists: readonly Points[]): Points {
  const rows = lists.flatMap(({ count, values }, c) =>
    Array.from({ length: count }, (_, i) => [c, ...values.subarray(6 * i, 6 * i + 6)]),
  );
  return pointsOf(7, Float64Array.from(rows.flat()));
}

async function fitted(points: Points, options: ImageGaussianOptions, seed = 1) {
  const { model, report } = await imageGaussian(options).fit(points, { seed });
  return { model: model as ImageGaussianModel, report };
}

const sum = (values: Float64Array): number => values.reduce((total, v) => total + v, 0);

test('leading eigenpairs are those of the covariance, also where the subspace is smaller than the space', () => {
  const [count, d, wanted] = [300, 40, 5];
  const random = stream(1, 'falling spectrum');
  const raw = Float64Array.from({ length: count * d }, (_, i) => 0.7 ** (i % d) * random.normal());
  const { mean, covariance } = momentsOf(pointsOf(d, raw));
  const centred = { rows: count, columns: d, values: raw.map((x, i) => x - (mean[i % d] as number)) };
  const all = Array.from(symmetricEigen(covariance, d).values).sort((a, b) => b - a);
  const { values, vectors } = leadingEigenpairs(centred, wanted, stream(1, 'start'));
  values.forEach((value, k) => {
    expect(Math.abs(value / (all[k] as number) - 1)).toBeLessThan(1e-4);
    const u = vectors.values.subarray(d * k, d * k + d);
    const image = u.map((_, r) => u.reduce((total, x, c) => total + x * (covariance[d * r + c] as number), 0));
    image.forEach((y, r) => expect(Math.abs(y - value * (u[r] as number))).toBeLessThan(1e-2 * value));
  });
});

test('its density is that of the Gaussian with the covariance that the formula gives', async () => {
  const points = cloud(400, 2);
  const { model, report } = await fitted(points, { rank: 2, heldOut: 0 });
  const { mean, covariance } = momentsOf(points);
  const { values, vectors } = symmetricEigen(covariance, 6);
  const order = [0, 1, 2, 3, 4, 5].sort((a, b) => (values[b] as number) - (values[a] as number));
  const rest = order.slice(2).reduce((total, k) => total + (values[k] as number), 0) / 4;
  const formula = Float64Array.from({ length: 36 }, (_, i) =>
    order.reduce(
      (total, k, place) =>
        total +
        (place < 2 ? (values[k] as number) : rest) *
          (vectors[6 * k + Math.floor(i / 6)] as number) *
          (vectors[6 * k + (i % 6)] as number),
      0,
    ),
  );
  const normal = normalOf(mean, formula);
  if (normal === undefined) throw new Error('the covariance of the formula is singular');
  const expected = logDensities({ dimension: 6, components: [{ ...normal, weight: 1 }] }, points);
  model.logDensity(points).forEach((l, i) => expect(l).toBeCloseTo(expected[i] as number, 6));
  expect(report).toMatchObject({ steps: 0, heldOutLoss: NaN, stoppedBy: 'closed form' });
  expect(report.loss).toBeCloseTo(-sum(expected) / 400, 8);
});

test('draws have the mean and the covariance of the points, and the same seed gives the same', async () => {
  const points = cloud(2000, 3, 5);
  const { model } = await fitted(points, { rank: 2 });
  const drawn = await model.sample(20_000, 7);
  const [found, wanted] = [momentsOf(drawn), momentsOf(points)];
  found.mean.forEach((m, j) => expect(Math.abs(m - (wanted.mean[j] as number))).toBeLessThan(0.2));
  found.covariance.forEach((v, i) => expect(Math.abs(v - (wanted.covariance[i] as number))).toBeLessThan(0.6));
  expect(await model.sample(20_000, 7)).toEqual(drawn);
  expect(await model.sample(20_000, 8)).not.toEqual(drawn);
  expect((await model.sample(0, 1)).count).toBe(0);
});

describe('with classes', () => {
  const points = labelled([cloud(300, 1), cloud(100, 2, 40)]);

  test('it draws a class by its share, and the image by its class', async () => {
    const { model } = await fitted(points, { classes: 3, rank: 2 });
    const drawn = await model.sample(4000, 1);
    let [ones, wrong] = [0, 0];
    for (let i = 0; i < drawn.count; i += 1) {
      const [c, x] = [drawn.values[7 * i] as number, drawn.values[7 * i + 1] as number];
      ones += c;
      if (x > 20 !== (c === 1)) wrong += 1;
    }
    expect(wrong).toBe(0);
    expect(Math.abs(ones / 4000 - 0.25)).toBeLessThan(0.05);
  });

  test('its density is a share times that of the class', async () => {
    const { model } = await fitted(points, { classes: 3, rank: 2, heldOut: 0 });
    const { model: alone } = await fitted(cloud(100, 2, 40), { rank: 2, heldOut: 0 }, 1);
    const one = cloud(5, 9, 40);
    const joint = model.logDensity(labelled([cloud(0, 1), one]));
    const expected = alone.logDensity(one).map((l) => l + Math.log(0.25));
    joint.forEach((l, i) => expect(l).toBeCloseTo(expected[i] as number, 4));
    const unseen = pointsOf(7, Float64Array.of(2, 0, 0, 0, 0, 0, 0));
    expect(model.logDensity(unseen)[0]).toBe(-Infinity);
  });

  test('a class with one point has a Gaussian about it', async () => {
    const { model } = await fitted(labelled([cloud(50, 1), cloud(1, 2, 40)]), { classes: 2, heldOut: 0 });
    const drawn = await model.sample(500, 1);
    expect(drawn.values.every(Number.isFinite)).toBe(true);
    expect(drawn.values.filter((c, i) => i % 7 === 0 && c === 1).length).toBeGreaterThan(0);
  });
});

test('fewer points than coordinates leave no singular covariance', async () => {
  const { model } = await fitted(cloud(4, 1), { heldOut: 0 });
  expect((await model.sample(10, 1)).values.every(Number.isFinite)).toBe(true);
  expect(model.logDensity(cloud(3, 2)).every(Number.isFinite)).toBe(true);
});

test.each([
  ['no points', pointsOf(6, new Float64Array(0)), {}, 'no points'],
  ['a coordinate that is not finite', pointsOf(2, Float64Array.of(0, NaN)), {}, 'point 0 has a coordinate NaN'],
  ['points that coincide', pointsOf(2, Float64Array.of(1, 2, 1, 2)), {}, 'all 2 points coincide'],
  ['a class that is none', labelled([cloud(3, 1), cloud(3, 2)]), { classes: 1 }, 'the class of point'],
])('%s cannot be learned', async (_, points, options, message) => {
  const fit = imageGaussian(options).fit(points, { seed: 1 });
  await expect(fit).rejects.toThrow(TrainingError);
  await expect(fit).rejects.toThrow(message);
});

test.each([
  [{ rank: 0 }, 'rank is 0'],
  [{ heldOut: 0.6 }, 'heldOut is 0.6'],
  [{ covarianceFloor: 0 }, 'covarianceFloor is 0'],
  [{ classes: 0 }, 'classes is 0'],
])('options %j are refused', (options, message) => {
  expect(() => imageGaussian(options)).toThrow(InputError);
  expect(() => imageGaussian(options)).toThrow(message);
});
