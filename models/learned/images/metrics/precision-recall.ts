/**
 * Precision and recall of generated images: the share of the generated features that lie near real ones, and the share of the real features that lie near
 * generated ones.
 *
 * Near means within one of the balls about the features of the other sample whose radii are the distances to their k-th nearest neighbours in their own sample.
 * Precision is low where images look like none of the real ones, and recall where the model leaves out some of them. Both depend on the number of
 * features, so they are compared at one number; of two samples of one law they are below 1.
 *
 * Given the features of one sample, whether a feature of the other lies in a ball is the same trial for each, so the shares are means of independent
 * trials: precision of the model against these real images, and recall of the real images by these generated ones.
 *
 * Source: Kynkäänniemi et al. 2019, arXiv:1904.06991, equations 1 and 2, with k = 3.
 */
import { type Points, pick } from '../../points';

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

/** For each of some points, 1 if it lies in a ball about a point of the others, else 0. */
function near(points: Points, others: Points): Float64Array {
  const { values, count, dimension } = points;
  const radii = squaredRadii(others, NEIGHBOURS);
  return Float64Array.from({ length: count }, (_, i) => {
    for (let j = 0; j < others.count; j += 1)
      if (squaredDistance(values, i, others.values, j, dimension) <= (radii[j] as number)) return 1;
    return 0;
  });
}

export interface PrecisionRecall {
  /** Of each generated image, 1 if it is near a real one, else 0; precision is the mean. */
  readonly precise: Float64Array;
  /** Of each real image, 1 if it is near a generated one, else 0; recall is the mean. */
  readonly recalled: Float64Array;
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
  return { precise: near(generated, reference), recalled: near(reference, generated) };
}

/** Features and the class of each. */
export interface ClassedFeatures {
  readonly features: Points;
  readonly classes: ArrayLike<number>;
}

/**
 * Of each generated image, 1 if it is near a real one of its own class, else 0; the mean is the precision within classes. An image of a class of which there
 * are at most three real ones counts 0.
 */
export function preciseInClass(generated: ClassedFeatures, reference: ClassedFeatures): Float64Array {
  const found = new Float64Array(generated.features.count);
  for (const c of new Set(Array.from(generated.classes))) {
    const [own, real] = [positionsOf(generated, c), positionsOf(reference, c)];
    if (real.length <= NEIGHBOURS) continue;
    near(pick(generated.features, own), pick(reference.features, real)).forEach(
      (is, i) => (found[own[i] as number] = is),
    );
  }
  return found;
}

const positionsOf = ({ features, classes }: ClassedFeatures, c: number): readonly number[] =>
  Array.from({ length: features.count }, (_, i) => i).filter((i) => classes[i] === c);
