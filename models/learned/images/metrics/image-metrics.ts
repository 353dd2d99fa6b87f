/** How near generated images are to real ones, on the features of a classifier. */
import type { Points } from '../../points';
import type { ImageClassifier } from '../classifier';
import { type FrechetDistance, frechetDistance } from './frechet';
import { type PrecisionRecall, precisionRecall } from './precision-recall';

export interface ImageMetrics extends PrecisionRecall {
  readonly frechet: FrechetDistance;
}

export interface ImageMetricsOptions {
  readonly classifier: ImageClassifier;
  /** Independent draws of a model. */
  readonly generated: Points;
  /** As many independent draws of the real data, since precision, recall and the plain distance depend on their number. */
  readonly reference: Points;
  /** Of the random parts by which the distance is extrapolated. */
  readonly seed: number;
}

/** @throws RangeError for samples of different or too small sizes, or an image with a NaN coordinate */
export function imageMetrics({ classifier, generated, reference, seed }: ImageMetricsOptions): ImageMetrics {
  if (generated.count !== reference.count)
    throw new RangeError(
      `there are ${generated.count} generated and ${reference.count} real images; give as many of both`,
    );
  const [ofGenerated, ofReference] = [classifier.featuresOf(generated), classifier.featuresOf(reference)];
  return { frechet: frechetDistance(ofGenerated, ofReference, seed), ...precisionRecall(ofGenerated, ofReference) };
}
