import { PNG } from 'pngjs';
import { describe, expect, test } from '@jest/globals';
import { pointsOf } from '../../../models/learned';
import { imageGrid } from './image-grid';

function decoded(picture: ReturnType<typeof imageGrid>) {
  if (picture.kind !== 'images') throw new Error('no images');
  const png = PNG.sync.read(Buffer.from(picture.png, 'base64'));
  expect([png.width, png.height]).toEqual([picture.width, picture.height]);
  const { width, height } = png;
  return {
    width,
    height,
    at: (x: number, y: number) => [...png.data.subarray(4 * (y * png.width + x)).subarray(0, 4)],
  };
}

describe('a grid of images', () => {
  test('has them row by row with a gap, in the bytes of their values, which are cut to the range', () => {
    // Three images of 1 × 2 pixels in two columns.
    const values = Float64Array.of(...[-1, 0, 1, 1, -1, -7], ...[1, 1, 1, 9, 9, 9], ...[-1, -1, -1, 0.2, 0.2, 0.2]);
    const { at, width, height } = decoded(imageGrid(pointsOf(6, values), { height: 1, width: 2, channels: 3 }, 2));
    expect([width, height]).toEqual([7, 5]);
    expect([at(1, 1), at(2, 1)]).toEqual([
      [0, 128, 255, 255],
      [255, 0, 0, 255],
    ]);
    expect([at(4, 1), at(5, 1)]).toEqual([
      [255, 255, 255, 255],
      [255, 255, 255, 255],
    ]);
    expect([at(1, 3), at(2, 3)]).toEqual([
      [0, 0, 0, 255],
      [153, 153, 153, 255],
    ]);
    for (const [x, y] of [
      [0, 0],
      [3, 1],
      [1, 2],
      [4, 3],
    ] as const)
      expect(at(x, y)[3]).toBe(0);
  });

  test('shows grey levels, and leaves out what comes before the image in a point', () => {
    const { at } = decoded(imageGrid(pointsOf(3, Float64Array.of(7, -1, 1)), { height: 2, width: 1, channels: 1 }, 1));
    expect([at(1, 1), at(1, 2)]).toEqual([
      [0, 0, 0, 255],
      [255, 255, 255, 255],
    ]);
  });
});
