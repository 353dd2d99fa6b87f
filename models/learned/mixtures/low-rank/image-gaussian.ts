/**
 * A baseline for images: one Gaussian of low rank, or the shares of the classes and such a Gaussian for each class.
 *
 * `p(c, x) = π_c N(x; μ_c, Σ_c)` by maximum likelihood, in closed form but for the eigenpairs. With classes, the first coordinate of a point is its class.
 * Points drawn may lie outside [−1, 1], as the Gaussian does. It ignores initial models and writes no checkpoints.
 *
 * Source: Tipping & Bishop 1999, *Probabilistic principal component analysis*; Bishop, *Pattern Recognition and Machine Learning*, section 4.2.2.
 */
import { InputError } from '../../../../theory';
import { stream } from '../../../random';
import { classLaw, classShares } from '../../class-shares';
import { type Fit, type FitOptions, type LearnedModel, type Learner, TrainingError } from '../../learner';
import { type Domain, COUNT, HELD_OUT, checkDomains } from '../../option-domains';
import { type Points, pointsOf, withoutFirst } from '../../points';
import { split } from '../training-points';
import { type LowRankNormal, drawInto, fitLowRank, logDensityAt, totalVariance } from './low-rank-normal';

export interface ImageGaussianOptions {
  /** The number of classes. With classes, the first coordinate of a point is its class. @defaultValue no classes */
  readonly classes?: number | undefined;
  /** The most leading directions of a covariance; half the points of a class at most. @defaultValue 24 */
  readonly rank?: number;
  /** The share of the points held out of training, in [0, 1/2]. @defaultValue 0.05 */
  readonly heldOut?: number;
  /**
   * The least standard deviation of a Gaussian in any direction, relative to that of all points (the root mean square over the axes), in
   * (0, 1]. @defaultValue 1e-2
   */
  readonly covarianceFloor?: number;
}

const RELATIVE: Domain = { text: 'a number above 0, and at most 1', holds: (v) => v > 0 && v <= 1 };
const DOMAINS = { rank: COUNT, heldOut: HELD_OUT, covarianceFloor: RELATIVE };
const DEFAULTS = { rank: 24, heldOut: 0.05, covarianceFloor: 1e-2 };

/** Points with this variance relative to their squares count as equal. */
const COINCIDENT = 1e-26;

/** A class with its probability and its Gaussian. */
interface ClassNormal {
  readonly share: number;
  readonly normal: LowRankNormal;
}

export interface ImageGaussianModel extends LearnedModel {
  readonly kind: 'image-gaussian';
  /** `log p` of every point; −∞ for a class without points. @throws InputError for points of another dimension */
  logDensity(points: Points): Float64Array;
}

/** Learns a Gaussian on R^d, d ≥ 2, or classes with such Gaussians. @throws InputError for an option outside its domain */
export function imageGaussian(options: ImageGaussianOptions = {}): Learner {
  const { classes, ...others } = options;
  const settings = { ...DEFAULTS, ...others };
  checkDomains(settings, DOMAINS);
  if (classes !== undefined) checkDomains({ classes }, { classes: COUNT });
  const each = classes === undefined ? '' : ` for each of ${classes} classes`;
  return {
    id: 'image-gaussian',
    title: `Gaussian of rank ${settings.rank}${each} by maximum likelihood`,
    fit: (points, fitOptions) => Promise.resolve().then(() => fit({ ...settings, classes }, points, fitOptions)),
  };
}

type Settings = typeof DEFAULTS & { readonly classes: number | undefined };

function fit({ classes, rank, heldOut, covarianceFloor }: Settings, points: Points, { seed }: FitOptions): Fit {
  checkFinite(points);
  const parts = split(points, heldOut, seed);
  const given = classes === undefined ? 0 : 1;
  if (points.dimension - given < 2)
    throw new InputError(`points of R^${points.dimension} are no images; use the learner gaussian or categorical`);
  const shares = classes === undefined ? Float64Array.of(1) : classShares(parts.training, classes);
  const images = withoutFirst(parts.training, given);
  const least = covarianceFloor ** 2 * meanVariance(images);
  const normals = Array.from(shares, (share, c): ClassNormal | undefined => {
    if (share === 0) return undefined;
    const own = given === 0 ? images : withoutFirst(ofClass(parts.training, c), given);
    return { share, normal: fitLowRank(own, rank, least, stream(seed, 'low rank', c)) };
  });
  const model = modelOf(points.dimension, given, normals);
  const report = {
    steps: 0,
    loss: meanLoss(model, parts.training),
    heldOutLoss: meanLoss(model, parts.heldOut),
    stoppedBy: 'closed form',
  } as const;
  return { model, report };
}

/** @throws TrainingError if there is no point, or a coordinate is not finite */
function checkFinite({ count, dimension, values }: Points): void {
  if (count === 0) throw new TrainingError('there are no points to train on; give at least one');
  const bad = values.findIndex((x) => !Number.isFinite(x));
  if (bad < 0) return;
  const what = `point ${Math.floor(bad / dimension)} has a coordinate ${String(values[bad])}`;
  throw new TrainingError(`${what}; only finite points can be fitted`);
}

/** The mean over the coordinates of the variances. @throws TrainingError if all points coincide, or the variance overflows */
function meanVariance(images: Points): number {
  const total = totalVariance(images);
  if (!Number.isFinite(total))
    throw new TrainingError('the variance of the points overflows double precision; rescale the data');
  const squares = images.values.reduce((sum, x) => sum + x * x, 0) / images.count;
  if (total <= COINCIDENT * squares || total === 0)
    throw new TrainingError(
      `all ${images.count} points coincide, or nearly so: no density has a largest likelihood there; the data has collapsed`,
    );
  return total / images.dimension;
}

function ofClass({ dimension, values }: Points, c: number): Points {
  return pointsOf(
    dimension,
    values.filter((_, i) => values[i - (i % dimension)] === c),
  );
}

const meanLoss = (model: ImageGaussianModel, points: Points): number =>
  -model.logDensity(points).reduce((sum, l) => sum + l, 0) / points.count;

function modelOf(dimension: number, given: number, normals: readonly (ClassNormal | undefined)[]): ImageGaussianModel {
  const law = classLaw(Float64Array.from(normals, (of) => of?.share ?? 0));
  return {
    kind: 'image-gaussian',
    dimension,
    sample: (count, seed) => {
      const random = stream(seed, 'image-gaussian');
      const values = new Float64Array(count * dimension);
      for (let at = 0; at < values.length; at += dimension) {
        const c = law(random.uniform());
        const of = normals[c];
        if (of === undefined) throw new Error(`class ${c} was drawn, and has no points`);
        if (given === 1) values[at] = c;
        drawInto(of.normal, random, values, at + given);
      }
      return Promise.resolve(pointsOf(dimension, values));
    },
    logDensity: (points) => {
      if (points.dimension !== dimension)
        throw new InputError(`points of R^${points.dimension} have no density under a model on R^${dimension}`);
      return Float64Array.from({ length: points.count }, (_, i) => {
        const at = i * dimension;
        const of = normals[given === 0 ? 0 : (points.values[at] as number)];
        return of === undefined ? -Infinity : Math.log(of.share) + logDensityAt(of.normal, points.values, at + given);
      });
    },
    dispose: () => undefined,
  };
}
