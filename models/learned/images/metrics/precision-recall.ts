/**
 * Precision and recall of generated images: the share of the generated features that lie near real ones, and the share of the real features that lie near
 * generated ones.
 *
 * Near means within one of the balls about the features of the other sample whose radii are the distances to their k-th nearest neighbours in their own sample.
 * Precision is low where images look like none of the real ones, and recall where the model leaves out some of them. Both depend on the number of
 * features, so they are compared at one number; of two samples of one law they are below 1.
 *
 * Source: Kynkäänniemi et al. 2019, arXiv:1904.06991, equations 1 and 2, with k = 3.
 */
import type { Points } from '../../points';

const NEIGHBOURS = 3;

function squaredDistance(a: Float64Array, i: number, b: Float64Array, j: number, d: number): number {
  let sum = 0;
  for (let r = 0; r < d; r += 1) {
    const gap = (a[i * d + r] as number) - (b[j * d + r] as number);
    sum += gap * gap;
  }
  return sum;
}

/** The squared distance of each point to its k-th nearest neighbour among the others. */
function squaredRadii({ values, count, dimension }: Points, k: number): Float64Array {
  const nearest = new Float64Array(k);
  return Float64Array.from({ length: count }, (_, i) => {
    nearest.fill(Infinity);
    for (let j = 0; j < count; j += 1) {
      if (j === i) continue;
      let square = squaredDistance(values, i, values, j, dimension);
      for (let rank = 0; rank < k && square < Infinity; rank += 1) {
        const there = nearest[rank] as number;
        if (square >= there) continue;
        nearest[rank] = square;
        square = there;
      }
    }
    return nearest[k - 1] as number;
  });
}

/** The share of some points that lie in a ball about a point of the others. */
function shareNear(points: Points, others: Points, radii: Float64Array): number {
  const { values, count, dimension } = points;
  let near = 0;
  for (let i = 0; i < count; i += 1)
    for (let j = 0; j < others.count; j += 1)
      if (squaredDistance(values, i, others.values, j, dimension) <= (radii[j] as number)) {
        near += 1;
        break;
      }
  return near / count;
}

export interface PrecisionRecall {
  readonly precision: number;
  readonly recall: number;
}

/**
 * @param generated features of generated images
 * @param reference features of real images, of the same dimension
 * @throws RangeError for samples of at most three features, or of different dimensions
 */
export function precisionRecall(generated: Points, reference: Points): PrecisionRecall {
  if (generated.dimension !== reference.dimension)
    throw new RangeError(
      `features of dimensions ${generated.dimension} and ${reference.dimension} cannot be near each other`,
    );
  if (Math.min(generated.count, reference.count) <= NEIGHBOURS)
    throw new RangeError(
      `there are ${generated.count} and ${reference.count} features; give more than ${NEIGHBOURS} of each law`,
    );
  return {
    precision: shareNear(generated, reference, squaredRadii(reference, NEIGHBOURS)),
    recall: shareNear(reference, generated, squaredRadii(generated, NEIGHBOURS)),
  };
}
