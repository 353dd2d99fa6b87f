/** How near generated images are to real ones, on the features of a classifier. */
import { type Points, withoutFirst } from '../../points';
import type { ImageClassifier } from '../classifier';
import { type FrechetDistance, frechetDistance } from './frechet';
import { type ClassedFeatures, type PrecisionRecall, preciseInClass, precisionRecall } from './precision-recall';

export interface ImageMetrics extends PrecisionRecall {
  readonly frechet: FrechetDistance;
  /** Of each generated image, 1 if it is near a real one of its own class, else 0; absent for images without classes. */
  readonly preciseInClass?: Float64Array;
}

export interface ImageMetricsOptions {
  readonly classifier: ImageClassifier;
  /** Independent draws of a model. */
  readonly generated: Points;
  /** As many independent draws of the real data, since precision, recall and the plain distance depend on their number. */
  readonly reference: Points;
  /** Whether the first coordinate of a point is the class of its image. @defaultValue false */
  readonly classed?: boolean;
  /** Of the random parts by which the distance is extrapolated. */
  readonly seed: number;
}

/** @throws RangeError for samples of different or too small sizes, or an image with a NaN coordinate */
export function imageMetrics({
  classifier,
  generated,
  reference,
  classed = false,
  seed,
}: ImageMetricsOptions): ImageMetrics {
  if (generated.count !== reference.count)
    throw new RangeError(
      `there are ${generated.count} generated and ${reference.count} real images; give as many of both`,
    );
  const given = classed ? 1 : 0;
  const [features, real] = [generated, reference].map((points): ClassedFeatures => ({
    features: classifier.featuresOf(withoutFirst(points, given)),
    classes: points.values.filter((_, i) => classed && i % points.dimension === 0),
  })) as [ClassedFeatures, ClassedFeatures];
  return {
    frechet: frechetDistance(features.features, real.features, seed),
    ...precisionRecall(features.features, real.features),
    ...(classed ? { preciseInClass: preciseInClass(features, real) } : {}),
  };
}
