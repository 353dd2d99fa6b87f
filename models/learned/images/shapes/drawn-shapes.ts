/**
 * Images of ten drawn shapes: a shape of one colour on a background of another, with noise on every pixel.
 *
 * A pixel whose centre has the signed distance d to the edge is covered to the share `c = clamp(1/2 − d/h, 0, 1)`, h being the side of a pixel, and has the
 * value `clamp(b + c (f − b) + σ z, −1, 1)` in each channel, with z standard normal and σ = 0.06. On the canvas [−1, 1]² the shape is scaled by a uniform
 * number in [0.6, 0.9], rotated by a uniform angle of at most 12° to either side, and its centre is uniform in [−0.12, 0.12]². Background colours b are
 * uniform in [−0.9, −0.3] and those of shapes, f, in [0.1, 0.9], each channel for itself: shapes are brighter than their background. At these angles a
 * square is no diamond, and lying bars are no standing ones, so that an image shows its label.
 *
 * Labels are uniform: each of the ten has the probability 1/10, exactly.
 */
import { type RandomStream, stream } from '../../../random';
import type { LabelledImages, LabelledPoints } from '../../dataset';
import { type ImageShape, coordinatesOf, shapeText } from '../../image-shape';
import { SHAPES, type SignedDistance } from './signed-distances';

const { cos, max, min, PI, sin } = Math;

/** The ends of uniform laws. */
const SCALE = [0.6, 0.9] as const;
const CENTRE = [-0.12, 0.12] as const;
const ANGLE = [-PI / 15, PI / 15] as const;
const BACKGROUND = [-0.9, -0.3] as const;
const FOREGROUND = [0.1, 0.9] as const;
/** σ. */
const NOISE = 0.06;

const NAMES = Object.keys(SHAPES);
const DISTANCES: readonly SignedDistance[] = Object.values(SHAPES);
const CHANNELS = 3;

/** An image before the noise. */
interface Scene {
  readonly distance: SignedDistance;
  readonly scale: number;
  readonly centre: readonly [number, number];
  readonly angle: number;
  /** Red, green and blue. */
  readonly background: readonly number[];
  readonly foreground: readonly number[];
}

function drawnScene(random: RandomStream, distance: SignedDistance): Scene {
  const within = ([low, high]: readonly [number, number]): number => low + (high - low) * random.uniform();
  const colour = (range: readonly [number, number]): readonly number[] =>
    Array.from({ length: CHANNELS }, () => within(range));
  return {
    distance,
    scale: within(SCALE),
    centre: [within(CENTRE), within(CENTRE)],
    angle: within(ANGLE),
    background: colour(BACKGROUND),
    foreground: colour(FOREGROUND),
  };
}

/** Writes an image without noise from position `at` on. */
function draw(scene: Scene, side: number, values: Float64Array, at: number): void {
  const { distance, scale, centre, angle, background, foreground } = scene;
  const pixel = 2 / side;
  const [c, s] = [cos(angle) / scale, sin(angle) / scale];
  let next = at;
  for (let row = 0; row < side; row += 1) {
    const y = (row + 0.5) * pixel - 1 - centre[1];
    for (let column = 0; column < side; column += 1) {
      const x = (column + 0.5) * pixel - 1 - centre[0];
      const d = scale * distance(c * x + s * y, c * y - s * x);
      const covered = max(0, min(1, 0.5 - d / pixel));
      for (let channel = 0; channel < CHANNELS; channel += 1, next += 1) {
        const b = background[channel] as number;
        values[next] = b + covered * ((foreground[channel] as number) - b);
      }
    }
  }
}

function addNoise(values: Float64Array, random: RandomStream): void {
  for (let i = 0; i < values.length; i += 1)
    values[i] = max(-1, min(1, (values[i] as number) + NOISE * random.normal()));
}

/** Square images of drawn shapes. @param side pixels, at least 8 */
function drawnShapes(id: string, side: number): LabelledImages {
  const image: ImageShape = { height: side, width: side, channels: CHANNELS };
  const dimension = coordinatesOf(image);
  const sampleLabelled = (count: number, seed: number): LabelledPoints => {
    const random = stream(seed, 'dataset', id);
    const values = new Float64Array(count * dimension);
    const labels = new Uint8Array(count);
    for (let i = 0; i < count; i += 1) {
      const label = random.index(DISTANCES.length);
      labels[i] = label;
      draw(drawnScene(random, DISTANCES[label] as SignedDistance), side, values, i * dimension);
      addNoise(values.subarray(i * dimension, (i + 1) * dimension), random);
    }
    return { points: { count, dimension, values }, labels };
  };
  return {
    id,
    title: `ten drawn shapes, ${shapeText(image)}`,
    dimension,
    image,
    labelNames: NAMES,
    labelMasses: NAMES.map(() => 1 / NAMES.length),
    sample: (count, seed) => sampleLabelled(count, seed).points,
    sampleLabelled,
  };
}

/** 16 × 16 pixels in three channels: points of R^768. */
export const shapes16 = drawnShapes('shapes16', 16);

/** 32 × 32 pixels in three channels: points of R^3072. */
export const shapes32 = drawnShapes('shapes32', 32);
