/** The metrics see what is wrong with generated images: kinds that are missing, and images that are none. */
import { describe, expect, test } from '@jest/globals';
import type { Learner } from '../../learner';
import { type Points, pick, pointsOf } from '../../points';
import { ignoringClass } from '../../wrong-learners.testing';
import { classifierOf } from '../classifier';
import { shapes16 } from '../shapes';
import { imageMetrics } from './image-metrics';

const COUNT = 300;
const { classifier } = classifierOf(shapes16);
const reference = shapes16.sample(COUNT, 1);
const metrics = (generated: Points) => imageMetrics({ classifier, generated, reference, seed: 1 });

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
  const side = shapes16.dimension;
  /** Points of the class and the image. */
  const classed: Learner = {
    id: 'classed',
    title: 'classes and their images',
    fit: () =>
      Promise.resolve({
        model: {
          dimension: side + 1,
          sample: (count, seed) => {
            const { points, labels } = shapes16.sampleLabelled(count, seed);
            const values = new Float64Array(count * (side + 1));
            for (let i = 0; i < count; i += 1) {
              values[i * (side + 1)] = labels[i] as number;
              values.set(points.values.subarray(i * side, (i + 1) * side), i * (side + 1) + 1);
            }
            return Promise.resolve(pointsOf(side + 1, values));
          },
          dispose: () => undefined,
        },
        report: { steps: 1, loss: NaN, heldOutLoss: NaN, stoppedBy: 'closed form' },
      }),
  };

  /** The metrics of the images that a model draws of one class, beside real images of the same. */
  async function ofClass(learner: Learner, label: number) {
    const { model } = await learner.fit(pointsOf(1, Float64Array.of(0)), { seed: 1 });
    const drawn = await model.sample(13 * CLASS, 5);
    const images: number[] = [];
    for (let i = 0; i < drawn.count && images.length < CLASS * side; i += 1) {
      const at = i * (side + 1);
      if (drawn.values[at] === label) images.push(...drawn.values.subarray(at + 1, at + 1 + side));
    }
    expect(images).toHaveLength(CLASS * side);
    const real = ofLabels([label], CLASS);
    return imageMetrics({ classifier, generated: pointsOf(side, Float64Array.from(images)), reference: real, seed: 1 });
  }
  const CLASS = 60;

  test('has a high precision in a class, and a low one if it ignores the class', async () => {
    expect((await ofClass(classed, 3)).precision).toBeGreaterThan(0.8);
    expect((await ofClass(ignoringClass(classed), 3)).precision).toBeLessThan(0.3);
  });
});

test('samples of different sizes are refused', () => {
  expect(() => metrics(shapes16.sample(COUNT + 1, 3))).toThrow('there are 301 generated and 300 real images');
});
