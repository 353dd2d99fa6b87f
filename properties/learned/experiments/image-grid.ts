/** Images side by side, as one PNG. */
import { PNG } from 'pngjs';
import { type ImageShape, type Points, coordinatesOf } from '../../../models/learned';
import type { Picture } from '../../results';

/** Space around each image, in pixels, which stays transparent. */
const GAP = 1;
const OPAQUE = 255;

/** The byte of a value in [−1, 1]; a model may leave that range. */
const byteOf = (value: number): number => Math.round((Math.min(1, Math.max(-1, value)) + 1) * 127.5);

/**
 * @param points images, row by row, pixel by pixel, channel by channel, in the last coordinates of each point
 * @param columns images in a row of the grid
 */
export function imageGrid(points: Points, image: ImageShape, columns: number): Picture {
  const { height, width, channels } = image;
  const { values, count, dimension } = points;
  const rows = Math.ceil(count / columns);
  const [cellWidth, cellHeight] = [width + GAP, height + GAP];
  const png = new PNG({ width: columns * cellWidth + GAP, height: rows * cellHeight + GAP });
  const first = dimension - coordinatesOf(image);
  for (let i = 0; i < count; i += 1) {
    const [left, top] = [GAP + (i % columns) * cellWidth, GAP + Math.floor(i / columns) * cellHeight];
    for (let pixel = 0; pixel < height * width; pixel += 1) {
      const from = i * dimension + first + pixel * channels;
      const to = 4 * ((top + Math.floor(pixel / width)) * png.width + left + (pixel % width));
      for (let channel = 0; channel < 3; channel += 1)
        png.data[to + channel] = byteOf(values[from + Math.min(channel, channels - 1)] as number);
      png.data[to + 3] = OPAQUE;
    }
  }
  return { kind: 'images', width: png.width, height: png.height, png: PNG.sync.write(png).toString('base64') };
}
