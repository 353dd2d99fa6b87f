/**
 * Seeds for a mixture by greedy k-means++: the first centre is a uniformly drawn point. Every further centre is the
 * best of a few points drawn with probability proportional to the squared distance to the nearest centre so far.
 *
 * Source: Arthur & Vassilvitskii 2007, *k-means++: the advantages of careful seeding*, section 2.2 (2 + ⌊log k⌋ tries per centre).
 */
import type { RandomStream } from '../../../random';
import type { Points } from '../../points';

export interface Clusters {
  /** The positions of the centres among the points; fewer than k if there are fewer distinct points. */
  readonly centres: readonly number[];
  /** For each point, the number of the nearest centre. */
  readonly nearest: Int32Array;
}

/** The squared distance of each point to one centre, or its bound if this is smaller. */
function distancesTo({ count, dimension: d, values }: Points, centre: number, bounds: Float64Array): Float64Array {
  const out = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    let square = 0;
    for (let r = 0; r < d; r += 1) {
      const gap = (values[i * d + r] as number) - (values[centre * d + r] as number);
      square += gap * gap;
    }
    out[i] = Math.min(square, bounds[i] as number);
  }
  return out;
}

const sumOf = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0);

/**
 * The position of the interval that contains a number in [0, total), where consecutive intervals have the values as
 * lengths. It is never a position with value 0.
 */
function positionOf(values: Float64Array, number: number): number {
  let [rest, last] = [number, 0];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (value === 0) continue;
    if (rest < value) return i;
    rest -= value;
    last = i;
  }
  return last;
}

/** Chooses up to k centres among at least one point. */
export function kMeansPlusPlus(points: Points, k: number, random: RandomStream): Clusters {
  const tries = 2 + Math.floor(Math.log(k));
  const centres = [random.index(points.count)];
  let distances = distancesTo(points, centres[0] as number, new Float64Array(points.count).fill(Infinity));
  const nearest = new Int32Array(points.count);
  while (centres.length < k) {
    const total = sumOf(distances);
    if (total === 0) break;
    const candidates = Array.from({ length: tries }, () => {
      const centre = positionOf(distances, random.uniform() * total);
      const next = distancesTo(points, centre, distances);
      return { centre, next, sum: sumOf(next) };
    });
    const { centre, next } = candidates.reduce((best, c) => (c.sum < best.sum ? c : best));
    next.forEach((square, i) => {
      if (square < (distances[i] as number)) nearest[i] = centres.length;
    });
    centres.push(centre);
    distances = next;
  }
  return { centres, nearest };
}
