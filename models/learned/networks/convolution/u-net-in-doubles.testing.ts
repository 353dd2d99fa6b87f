/** The network of `u-net.ts` in plain loops and doubles, one image at a time: what the tests compare it with. */
import type { UNet } from './u-net';

/** Pixels row by row, channel by channel. */
interface Image {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly values: readonly number[];
}

const at = (values: ArrayLike<number>, i: number): number => values[i] as number;

const silu = (z: number): number => z / (1 + Math.exp(-z));

const mapped = (image: Image, of: (x: number, i: number) => number): Image => ({
  ...image,
  values: image.values.map(of),
});

const activated = (image: Image): Image => mapped(image, silu);

/** Reads parameters in the order of the network. */
class Reader {
  private next = 0;

  constructor(private readonly parameters: ArrayLike<number>) {}

  take(count: number): number[] {
    const taken = Array.from({ length: count }, (_, i) => at(this.parameters, this.next + i));
    this.next += count;
    return taken;
  }

  get isAtEnd(): boolean {
    return this.next === this.parameters.length;
  }
}

function dense(reader: Reader, x: readonly number[], outputs: number): number[] {
  const weights = reader.take(x.length * outputs);
  return reader.take(outputs).map((bias, o) => x.reduce((sum, v, i) => sum + v * at(weights, i * outputs + o), bias));
}

/** The same dense layer at every pixel. */
function densePixels(reader: Reader, image: Image, outputs: number): Image {
  const { channels } = image;
  const weights = reader.take(channels * outputs);
  const bias = reader.take(outputs);
  const values = Array.from({ length: image.height * image.width * outputs }, (_, i) => {
    const [pixel, o] = [Math.floor(i / outputs), i % outputs];
    let y = at(bias, o);
    for (let c = 0; c < channels; c += 1) y += at(image.values, pixel * channels + c) * at(weights, c * outputs + o);
    return y;
  });
  return { ...image, channels: outputs, values };
}

function convolved(reader: Reader, image: Image): Image {
  const { height, width, channels } = image;
  const filter = reader.take(9 * channels * channels);
  return mapped(image, (_, i) => {
    const o = i % channels;
    const [row, column] = [Math.floor(i / (width * channels)), Math.floor(i / channels) % width];
    let sum = 0;
    for (let u = 0; u < 3; u += 1) {
      for (let v = 0; v < 3; v += 1) {
        const [y, x] = [row + u - 1, column + v - 1];
        if (y < 0 || y >= height || x < 0 || x >= width) continue;
        for (let c = 0; c < channels; c += 1)
          sum +=
            at(image.values, (y * width + x) * channels + c) * at(filter, ((3 * u + v) * channels + c) * channels + o);
      }
    }
    return sum;
  });
}

/** The channels of each pixel divided by their root mean square. */
function normalised(image: Image): Image {
  const { channels, values } = image;
  return mapped(image, (x, i) => {
    const first = i - (i % channels);
    const pixel = values.slice(first, first + channels);
    return x / Math.sqrt(pixel.reduce((sum, v) => sum + v * v, 0) / channels + 1e-6);
  });
}

function block(reader: Reader, image: Image, embedding: readonly number[]): Image {
  const inner = convolved(reader, activated(normalised(image)));
  const shifts = dense(reader, embedding, image.channels);
  const shifted = mapped(normalised(inner), (z, i) => z + at(shifts, i % image.channels));
  const outer = convolved(reader, activated(shifted));
  return mapped(image, (x, i) => x + at(outer.values, i));
}

const blocks = (reader: Reader, count: number, image: Image, embedding: readonly number[]): Image =>
  Array.from({ length: count }).reduce<Image>((x) => block(reader, x, embedding), image);

/** Moves pixels (row, column) of channel c to (row / 2, column / 2), as channel ((row % 2) 2 + column % 2) C + c. */
function halved({ height, width, channels, values }: Image): Image {
  const moved = new Array<number>(values.length).fill(0);
  values.forEach((x, i) => {
    const c = i % channels;
    const [row, column] = [Math.floor(i / (width * channels)), Math.floor(i / channels) % width];
    const pixel = Math.floor(row / 2) * (width / 2) + Math.floor(column / 2);
    moved[(pixel * 4 + (row % 2) * 2 + (column % 2)) * channels + c] = x;
  });
  return { height: height / 2, width: width / 2, channels: 4 * channels, values: moved };
}

/** The inverse of `halved`. */
function doubled(image: Image): Image {
  const { height, width, channels, values } = image;
  const positions = halved({
    height: 2 * height,
    width: 2 * width,
    channels: channels / 4,
    values: values.map((_, i) => i),
  });
  const moved = new Array<number>(values.length).fill(0);
  positions.values.forEach((to, i) => (moved[to] = at(values, i)));
  return { height: 2 * height, width: 2 * width, channels: channels / 4, values: moved };
}

/** The output for one row of inputs. @throws Error if parameters are left over */
export function outputInDoubles(net: UNet, parameters: ArrayLike<number>, row: readonly number[]): readonly number[] {
  const reader = new Reader(parameters);
  const given = net.classes === 0 ? 0 : 1;
  const time = at(row, row.length - 1);
  const waves = [Math.sin, Math.cos].flatMap((wave) =>
    Array.from({ length: 8 }, (_, k) => wave(Math.PI * (k + 1) * time)),
  );
  const label = Array.from({ length: net.classes }, (_, c) => (row[0] === c ? 1 : 0));
  const embedding = dense(reader, [...waves, ...label], 2 * net.channels).map(silu);
  const { height, width, channels, depth, patch } = net;
  const points = { height, width, channels: patch, values: row.slice(given, -1) };
  const full = blocks(reader, depth, densePixels(reader, points, channels), embedding);
  const half = blocks(reader, 2 * depth, densePixels(reader, halved(full), 2 * channels), embedding);
  const back = doubled(densePixels(reader, half, 4 * channels));
  const whole = blocks(
    reader,
    depth,
    mapped(full, (x, i) => x + at(back.values, i)),
    embedding,
  );
  const { values } = densePixels(reader, activated(normalised(whole)), patch);
  if (!reader.isAtEnd) throw new Error('the network has more parameters than its output uses');
  return values;
}
