/** The metrics see what is wrong with generated images: kinds that are missing, and images that are none. */
import { describe, expect, test } from '@jest/globals';
import type { Learner } from '../../learner';
import { type Points, pick, pointsOf } from '../../points';
import { ignoringClass } from '../../wrong-learners.testing';
import { classifierOf } from '../classifier';
import { shapes16 } from '../shapes';
import { withClasses } from '../with-classes';
import { type ImageMetricsOptions, imageMetrics } from './image-metrics';

const COUNT = 300;
const { classifier } = classifierOf(shapes16);
const reference = shapes16.sample(COUNT, 1);
const share = (of: Float64Array): number => of.reduce((sum, is) => sum + is, 0) / of.length;

function metricsOf(options: Omit<ImageMetricsOptions, 'classifier' | 'seed'>) {
  const { precise, recalled, preciseInClass, frechet } = imageMetrics({ classifier, seed: 1, ...options });
  const inClass = preciseInClass && share(preciseInClass);
  return { precision: share(precise), recall: share(recalled), inClass, frechet };
}
const metrics = (generated: Points) => metricsOf({ generated, reference });

/** Images of some labels. */
function ofLabels(labels: readonly number[], count: number): Points {
  const drawn = shapes16.sampleLabelled(Math.ceil((13 * count) / labels.length), 2);
  const kept = [...drawn.labels.keys()].filter((i) => labels.includes(drawn.labels[i] as number));
  expect(kept.length).toBeGreaterThanOrEqual(count);
  return pick(drawn.points, kept.slice(0, count));
}

const same = metrics(shapes16.sample(COUNT, 3));

describe('images of the same law', () => {
  test('have a high precision and recall, and a distance near 0 after extrapolation', () => {
    expect(same.precision).toBeGreaterThan(0.8);
    expect(same.recall).toBeGreaterThan(0.8);
    expect(same.frechet.plain).toBeGreaterThan(0);
    expect(Math.abs(same.frechet.extrapolated)).toBeLessThan(same.frechet.plain);
  });
});

test('a model that has collapsed to two labels has a low recall, and a high precision', () => {
  const { precision, recall, frechet } = metrics(ofLabels([0, 5], COUNT));
  expect(precision).toBeGreaterThan(0.8);
  expect(recall).toBeLessThan(0.3);
  expect(frechet.extrapolated).toBeGreaterThan(10 * same.frechet.plain);
});

test('a model that ignores labels and draws means of images has a low precision', () => {
  const drawn = shapes16.sample(3 * COUNT, 4);
  const size = drawn.dimension * COUNT;
  const blurred = pointsOf(
    drawn.dimension,
    Float64Array.from({ length: size }, (_, i) => {
      const [a, b, c] = [drawn.values[i], drawn.values[i + size], drawn.values[i + 2 * size]];
      return ((a as number) + (b as number) + (c as number)) / 3;
    }),
  );
  const { precision, frechet } = metrics(blurred);
  expect(precision).toBeLessThan(same.precision - 0.25);
  expect(frechet.extrapolated).toBeGreaterThan(10 * same.frechet.plain);
});

describe('a model that draws a class and an image of it', () => {
  const data = withClasses(shapes16);
  /** The law of the data. */
  const right: Learner = {
    id: 'right',
    title: 'classes and their images',
    fit: () =>
      Promise.resolve({
        model: {
          dimension: data.dimension,
          sample: (count, seed) => Promise.resolve(data.sample(count, seed)),
          dispose: () => undefined,
        },
        report: { steps: 1, loss: NaN, heldOutLoss: NaN, stoppedBy: 'closed form' },
      }),
  };

  async function metricsOfDraws(learner: Learner) {
    const { model } = await learner.fit(pointsOf(1, Float64Array.of(0)), { seed: 1 });
    return metricsOf({ generated: await model.sample(COUNT, 5), reference: data.sample(COUNT, 1), classed: true });
  }

  test('has a high precision within classes, and a low one there alone if it ignores the class', async () => {
    const [good, wrong] = [await metricsOfDraws(right), await metricsOfDraws(ignoringClass(right))];
    expect(good.precision).toBeGreaterThan(0.8);
    expect(good.inClass).toBeGreaterThan(0.8);
    expect(wrong.precision).toBeGreaterThan(0.8);
    expect(wrong.inClass).toBeLessThan(0.3);
  });
});

test('samples of different sizes are refused', () => {
  expect(() => metrics(shapes16.sample(COUNT + 1, 3))).toThrow('there are 301 generated and 300 real images');
});
