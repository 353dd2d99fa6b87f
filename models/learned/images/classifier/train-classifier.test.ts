/** The classifier of the drawn images is good, the same each time, and knows labels that its training did not see. */
import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../../../theory';
import { stream } from '../../../random';
import type { LabelledImages } from '../../dataset';
import { moons } from '../../datasets/moons';
import { pick } from '../../points';
import { shapes16 } from '../shapes';
import { classifierOf } from './classifier-of';
import { imageKey } from './image-key';
import { trainClassifier } from './train-classifier';

const { classifier, accuracy, tested } = classifierOf(shapes16);

test('at least 97 % of new images get their label, and so do those of each label', () => {
  const { points, labels } = shapes16.sampleLabelled(2000, 123);
  const found = classifier.labelsOf(points);
  const right = Array.from({ length: 10 }, () => ({ right: 0, all: 0 }));
  labels.forEach((label, i) => {
    const count = right[label];
    if (count === undefined) throw new Error(`there is no label ${label}`);
    count.all += 1;
    if (found[i] === label) count.right += 1;
  });
  expect(found.filter((label, i) => label === labels[i]).length / labels.length).toBeGreaterThanOrEqual(0.97);
  right.forEach((count) => expect(count.right / count.all).toBeGreaterThan(0.9));
  expect(accuracy).toBeGreaterThanOrEqual(0.97);
  expect(tested).toBeGreaterThanOrEqual(1000);
});

test('probabilities sum to 1, and mean what they say on new images', () => {
  const { points, labels } = shapes16.sampleLabelled(1000, 124);
  let [promised, right] = [0, 0];
  labels.forEach((label, i) => {
    const q = classifier.probabilities(points.values, i * points.dimension);
    expect(q.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    promised += Math.max(...q) / labels.length;
    if (classifier.label(points.values, i * points.dimension) === label) right += 1 / labels.length;
  });
  expect(Math.abs(promised - right)).toBeLessThan(0.02);
});

test('noise and mixtures of images are judged with less confidence than images', () => {
  const { values, dimension, count } = shapes16.sample(400, 125);
  const mean = (of: (i: number) => Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < count; i += 1) sum += Math.max(...classifier.probabilities(of(i), 0)) / count;
    return sum;
  };
  const image = (i: number): Float64Array => values.subarray((i % count) * dimension, ((i % count) + 1) * dimension);
  const mixed = mean((i) => image(i).map((v, j) => (v + (image(i + 1)[j] as number)) / 2));
  expect(mean(image)).toBeGreaterThan(mixed + 0.05);
});

test('a process trains it once', () => {
  expect(classifierOf(shapes16).classifier).toBe(classifier);
});

describe('training', () => {
  /** Images of 2 × 2 × 1: label 1 has a bright first row. */
  const tiny = (different: number): LabelledImages => {
    const random = stream(different, 'tiny');
    const labels = Uint8Array.from({ length: different }, () => random.index(2));
    const values = Float64Array.from({ length: 4 * different }, (_, i) =>
      i % 4 < 2 && labels[i >> 2] === 1 ? random.uniform() : -random.uniform(),
    );
    const all = { count: different, dimension: 4, values };
    return {
      id: `tiny${different}`,
      title: 'tiny images',
      dimension: 4,
      image: { height: 2, width: 2, channels: 1 },
      labelNames: ['dark', 'bright'],
      labelMasses: [0.5, 0.5],
      sample: (count, seed) => {
        const drawn = stream(seed, 'tiny');
        return pick(
          all,
          Int32Array.from({ length: count }, () => drawn.index(different)),
        );
      },
      sampleLabelled: (count, seed) => {
        const drawn = stream(seed, 'tiny');
        const rows = Int32Array.from({ length: count }, () => drawn.index(different));
        return { points: pick(all, rows), labels: Uint8Array.from(rows, (i) => labels[i] as number) };
      },
    };
  };

  test('the same data and seed give the same bits, and another seed gives others', () => {
    const data = tiny(20_000);
    const q = (seed: number): readonly number[] => [
      ...trainClassifier(data, seed).classifier.probabilities([0.1, 0.2, -0.3, -0.4], 0),
    ];
    const first = q(1);
    expect(q(1)).toEqual(first);
    expect(q(2)).not.toEqual(first);
  });

  test('labels that are drawn at random are not learned: the accuracy is that of guessing, since no test image is trained on', () => {
    const data = tiny(3000);
    const random = stream(7, 'labels');
    const guessed = Uint8Array.from({ length: 3000 }, () => random.index(2));
    const keys = new Map<string, number>();
    const label = (values: Float64Array, at: number): number => {
      const key = imageKey(values, at, 4);
      const known = keys.get(key) ?? guessed[keys.size] ?? 0;
      keys.set(key, known);
      return known;
    };
    const random2: LabelledImages = {
      ...data,
      sampleLabelled: (count, seed) => {
        const points = data.sample(count, seed);
        return { points, labels: Uint8Array.from({ length: count }, (_, i) => label(points.values, 4 * i)) };
      },
    };
    const found = trainClassifier(random2, 1);
    // 1000 draws of about 850 images: a standard deviation of 0.023.
    expect(Math.abs(found.accuracy - 0.5)).toBeLessThan(0.1);
  });

  test('a file with few images is refused', () => {
    expect(() => trainClassifier(tiny(50), 1)).toThrow(InputError);
    expect(() => trainClassifier(tiny(50), 1)).toThrow('tiny50 has too few different images to train a classifier');
  });

  test('data without labels is refused', () => {
    expect(() => classifierOf(moons)).toThrow('moons has no labelled images to train a classifier on');
  });
});

test('equal images have equal keys, and images that differ in one value have others', () => {
  const image = Float64Array.of(0.5, -0.25, 0.75);
  expect(imageKey([9, ...image], 1, 3)).toBe(imageKey(image, 0, 3));
  const keys = new Set(
    [0, 1, 2].map((j) =>
      imageKey(
        Float64Array.from(image, (v, i) => (i === j ? v + 1e-3 : v)),
        0,
        3,
      ),
    ),
  );
  expect(keys.add(imageKey(image, 0, 3)).size).toBe(4);
});
