/** Images of 3 × 3 × 1 in three kinds, for tests that would be slow on larger ones: a bright row, a bright column, or neither. */
import { stream } from '../../random';
import type { LabelledImages, LabelledPoints } from '../dataset';

const SIDE = 3;
const DIMENSION = SIDE * SIDE;
const MASSES = [0.5, 0.3, 0.2];

function sampleLabelled(count: number, seed: number): LabelledPoints {
  const random = stream(seed, 'dataset', 'tiny');
  const values = new Float64Array(count * DIMENSION);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) {
    const u = random.uniform();
    const label = u < 0.5 ? 0 : u < 0.8 ? 1 : 2;
    const where = random.index(SIDE);
    labels[i] = label;
    for (let j = 0; j < DIMENSION; j += 1) {
      const bright = label < 2 && (label === 0 ? Math.floor(j / SIDE) : j % SIDE) === where;
      values[i * DIMENSION + j] = (bright ? 0.5 : -0.5) + 0.1 * random.normal();
    }
  }
  return { points: { count, dimension: DIMENSION, values }, labels };
}

export const tinyImages: LabelledImages = {
  id: 'tiny',
  title: 'tiny images',
  dimension: DIMENSION,
  image: { height: SIDE, width: SIDE, channels: 1 },
  labelNames: ['row', 'column', 'neither'],
  labelMasses: MASSES,
  sample: (count, seed) => sampleLabelled(count, seed).points,
  sampleLabelled,
};
