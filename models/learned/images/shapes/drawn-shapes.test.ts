/** The drawn images are those that the docstring describes. */
import { describe, expect, test } from '@jest/globals';
import { isLabelled } from '../../dataset';
import { shapes16, shapes32 } from './drawn-shapes';
import { SHAPES } from './signed-distances';

describe.each([
  [shapes16, 16],
  [shapes32, 32],
])('$id', (data, side) => {
  const count = 300;
  const { points, labels } = data.sampleLabelled(count, 5);
  /** The values of a channel of an image, row by row. */
  const channel = (image: number, c: number): number[] =>
    Array.from({ length: side * side }, (_, i) => points.values[image * data.dimension + 3 * i + c] as number);

  test('an image is a point of side² × 3 values in [−1, 1]', () => {
    expect(data.image).toEqual({ height: side, width: side, channels: 3 });
    expect(points).toMatchObject({ count, dimension: side * side * 3 });
    expect(points.values.every((v) => v >= -1 && v <= 1)).toBe(true);
    expect(isLabelled(data)).toBe(true);
  });

  test('the same seed gives the same images with and without labels, and another seed gives others', () => {
    expect(data.sample(20, 5).values).toEqual(points.values.subarray(0, 20 * data.dimension));
    expect(data.sample(20, 6).values).not.toEqual(data.sample(20, 5).values);
    expect(data.sampleLabelled(0, 1)).toEqual({
      points: { count: 0, dimension: data.dimension, values: new Float64Array(0) },
      labels: new Uint8Array(0),
    });
  });

  test('the border shows the background and its noise alone', () => {
    for (let image = 0; image < count; image += 1) {
      for (let c = 0; c < 3; c += 1) {
        const row = channel(image, c).slice(0, side);
        const mean = row.reduce((sum, v) => sum + v, 0) / side;
        expect(mean).toBeGreaterThan(-0.9 - 4 * 0.06);
        expect(mean).toBeLessThan(-0.3 + 4 * 0.06);
        row.forEach((v) => expect(Math.abs(v - mean)).toBeLessThan(6 * 0.06));
      }
    }
  });

  test('each shape is brighter than its background, and covers a share of the image that its area gives', () => {
    // The mean area of a shape is that of unit size times the mean of the squared scale, (0.9³ − 0.6³)/(3 · 0.3) = 0.57, on a canvas of area 4.
    const areas = Object.values(SHAPES).map((distance) => {
      let inside = 0;
      for (let i = 0; i < 200; i += 1)
        for (let j = 0; j < 200; j += 1) if (distance((i + 0.5) / 100 - 1, (j + 0.5) / 100 - 1) < 0) inside += 1;
      return (4 * inside) / 200 ** 2;
    });
    const shares = areas.map(() => ({ sum: 0, images: 0 }));
    for (let image = 0; image < count; image += 1) {
      const green = channel(image, 1);
      const bright = green.filter((v) => v > -0.1).length / green.length;
      const share = shares[labels[image] as number];
      if (share === undefined) throw new Error('a label has no shape');
      share.sum += bright;
      share.images += 1;
    }
    shares.forEach(({ sum, images }, label) => {
      expect(images).toBeGreaterThan(10);
      expect(Math.abs(sum / images - (0.57 * (areas[label] as number)) / 4)).toBeLessThan(0.04);
    });
  });
});

test('labels are uniform on ten', () => {
  const count = 5000;
  const seen = new Array<number>(10).fill(0);
  for (const label of shapes16.sampleLabelled(count, 3).labels) seen[label] = (seen[label] ?? 0) + 1;
  expect(shapes16.labelNames).toHaveLength(10);
  expect(shapes16.labelMasses).toEqual(new Array(10).fill(0.1));
  const chiSquare = seen.reduce((sum, n) => sum + (n - count / 10) ** 2 / (count / 10), 0);
  // The 99.9 % quantile of the χ² law with 9 degrees of freedom.
  expect(chiSquare).toBeLessThan(27.9);
});
