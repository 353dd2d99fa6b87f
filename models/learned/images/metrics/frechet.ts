/**
 * The Fréchet distance of the Gaussians with the moments of two samples of features,
 *
 *     d² = |μ_1 − μ_2|² + tr(Σ_1 + Σ_2 − 2 (Σ_1^{1/2} Σ_2 Σ_1^{1/2})^{1/2}) ,
 *
 * the square of their Wasserstein distance, and an extrapolation of it to samples without end.
 *
 * The distance of two samples of one law is above 0, by about c/n for n features each, and c depends on the laws: distances of samples of different sizes, or of
 * different models at one size, are not comparable. So both samples are divided at random into k = 1 … 5 parts, several times. The mean of the distances of the k pairs of
 * parts is an unbiased estimate of the mean at the size n/k, and the least-squares line through these means, over 1/n, is followed to 1/n = 0. What remains is
 * of the order of 1/n², and the noise of the draws. With fewer than about ten features a dimension in a part the line is no good guide.
 *
 * The noise of the draws is measured by a jackknife: the distance without each of 20 groups of both samples in turn. To first order the line has the noise of the
 * distance of all, since its weights add up to 1 and the distances of parts have the same linear terms; so the standard deviation is that of the plain
 * distance. It says nothing of what remains of the bias.
 *
 * Source: Dowson & Landau 1982 (the distance); Heusel et al. 2017, arXiv:1706.08500 (on features of images, there called FID); Chong & Forsyth 2020,
 * arXiv:1911.07023, section 3 (bias and extrapolation, FID∞); Kott 2001, *The delete-a-group jackknife*; Rippl, Munk & Sturm 2016, arXiv:1507.04090 (the
 * distance of moments of samples is linear in them to first order, where the laws differ).
 */
import { type SeedName, stream } from '../../../random';
import { type Moments, momentsOf, symmetricEigen } from '../../mixtures';
import { type Points, pick, pointsOf } from '../../points';

const { max, min, sqrt } = Math;

/** The most parts of a sample, and the fewest features of a part. */
const PARTS = 5;
/** The number of random divisions, over which the means are averaged. */
const DIVISIONS = 4;
const FEWEST = 2;

/** The moments with the unbiased covariance, whose divisor is n − 1. */
function unbiased(points: Points): Moments {
  const { mean, covariance } = momentsOf(points);
  const factor = points.count / (points.count - 1);
  return { mean, covariance: covariance.map((c) => c * factor) };
}

/** `A B` of d × d matrices, row by row. */
function product(a: Float64Array, b: Float64Array, d: number): Float64Array {
  const out = new Float64Array(d * d);
  for (let i = 0; i < d; i += 1)
    for (let k = 0; k < d; k += 1) {
      const x = a[i * d + k] as number;
      for (let j = 0; j < d; j += 1) out[i * d + j] = (out[i * d + j] as number) + x * (b[k * d + j] as number);
    }
  return out;
}

/** `Σ^{1/2} = Σ_k √λ_k v_k v_kᵀ`. Eigenvalues that rounding makes negative count as 0. */
function squareRoot(matrix: Float64Array, d: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, d);
  const out = new Float64Array(d * d);
  for (let k = 0; k < d; k += 1) {
    const root = sqrt(max(0, values[k] as number));
    for (let i = 0; i < d; i += 1)
      for (let j = 0; j < d; j += 1)
        out[i * d + j] =
          (out[i * d + j] as number) + root * (vectors[k * d + i] as number) * (vectors[k * d + j] as number);
  }
  return out;
}

/** d² of two Gaussians of the same dimension. */
export function frechetOfMoments(first: Moments, second: Moments): number {
  const d = first.mean.length;
  const root = squareRoot(first.covariance, d);
  const inner = product(product(root, second.covariance, d), root, d);
  // Rounding must not leave it a little unsymmetric.
  const symmetric = inner.map((x, at) => (x + (inner[(at % d) * d + Math.floor(at / d)] as number)) / 2);
  let distance = 0;
  for (const value of symmetricEigen(symmetric, d).values) distance -= 2 * sqrt(max(0, value));
  for (let i = 0; i < d; i += 1) {
    const gap = (first.mean[i] as number) - (second.mean[i] as number);
    distance += gap * gap + (first.covariance[i * d + i] as number) + (second.covariance[i * d + i] as number);
  }
  return max(0, distance);
}

/** d² of two samples, of at least two features each. */
const frechetOf = (first: Points, second: Points): number => frechetOfMoments(unbiased(first), unbiased(second));

export interface FrechetDistance {
  /** d² of the two samples, which is too large. */
  readonly plain: number;
  /** d² extrapolated to samples without end; noise may take it below 0. */
  readonly extrapolated: number;
  /** The standard deviation of both by the noise of the draws, estimated. */
  readonly deviation: number;
}

/** The number of groups of the jackknife. */
const GROUPS = 20;

/** The standard deviation of the plain distance by a jackknife. */
function deviationOf(first: Points, second: Points): number {
  const groups = min(GROUPS, first.count, second.count);
  const without = (points: Points, group: number): Points =>
    pick(
      points,
      Array.from({ length: points.count }, (_, i) => i).filter((i) => i % groups !== group),
    );
  const distances = Array.from({ length: groups }, (_, g) => frechetOf(without(first, g), without(second, g)));
  const mean = distances.reduce((sum, d) => sum + d, 0) / groups;
  const squares = distances.reduce((sum, d) => sum + (d - mean) ** 2, 0);
  return sqrt(((groups - 1) / groups) * squares);
}

/** The intercept of the least-squares line through points (x, y). */
function intercept(x: readonly number[], y: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((sum, v) => sum + v, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  const slope =
    x.reduce((sum, v, i) => sum + (v - mx) * ((y[i] as number) - my), 0) / x.reduce((sum, v) => sum + (v - mx) ** 2, 0);
  return my - slope * mx;
}

/** The positions 0 … n − 1 in random order (Fisher & Yates). */
function shuffled(n: number, seed: number, ...name: SeedName): Int32Array {
  const random = stream(seed, 'frechet', ...name);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i -= 1) {
    const j = random.index(i + 1);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

/** The mean distance of the pairs of `parts` parts. */
function meanOfParts(first: Points, second: Points, parts: number): number {
  const part = ({ values, count, dimension }: Points, k: number): Points => {
    const [from, to] = [Math.floor((k * count) / parts), Math.floor(((k + 1) * count) / parts)];
    return pointsOf(dimension, values.subarray(from * dimension, to * dimension));
  };
  let sum = 0;
  for (let k = 0; k < parts; k += 1) sum += frechetOf(part(first, k), part(second, k));
  return sum / parts;
}

/**
 * The Fréchet distance of two samples of features of the same dimension d.
 * @param seed of the random parts
 * @throws RangeError for samples of fewer than ten features, or of different dimensions
 */
export function frechetDistance(first: Points, second: Points, seed: number): FrechetDistance {
  if (first.dimension !== second.dimension)
    throw new RangeError(`features of dimensions ${first.dimension} and ${second.dimension} have no distance`);
  if (Math.min(first.count, second.count) < PARTS * FEWEST)
    throw new RangeError(
      `there are ${first.count} and ${second.count} features; give at least ${PARTS * FEWEST} of each law`,
    );
  const plain = frechetOf(first, second);
  const parts = Array.from({ length: PARTS }, (_, k) => k + 1);
  const divided = Array.from(
    { length: DIVISIONS },
    (_, division) =>
      [
        pick(first, shuffled(first.count, seed, 'first', division)),
        pick(second, shuffled(second.count, seed, 'second', division)),
      ] as const,
  );
  const means = parts.map((k) =>
    k === 1 ? plain : divided.reduce((sum, [a, b]) => sum + meanOfParts(a, b, k) / DIVISIONS, 0),
  );
  return { plain, extrapolated: intercept(parts, means), deviation: deviationOf(first, second) };
}
