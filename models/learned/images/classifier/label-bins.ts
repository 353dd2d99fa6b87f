/**
 * Bins of images: the label that a classifier finds, and whether the image is in A_*.
 *
 * Divergences of the binned laws are at most those of the laws of images (data processing inequality). Samples bound the divergence from the real data
 * only if each bin has some of its mass, so a label is split into the images in A_* and the others only where both parts have.
 */
import type { Binning } from '../../binning';
import type { Points } from '../../points';
import type { Reward } from '../../reward';
import type { ImageClassifier } from './image-classifier';

/** The least share of the points in each part of a label that is split. */
const LEAST = 1 / 50;

/**
 * A bin for each label, and a second one for the images of A_* with this label if at least 1/50 of all points are these, and as many the others of the label.
 * @param points at least one point of the real data
 */
export function labelBins(
  classifier: Pick<ImageClassifier, 'label' | 'labelNames'>,
  reward: Reward,
  { count, dimension, values }: Points,
): Binning {
  const parts = classifier.labelNames.map(() => ({ best: 0, rest: 0 }));
  for (let at = 0; at < count * dimension; at += dimension) {
    const part = parts[classifier.label(values, at)];
    if (part !== undefined) part[reward.isBest(values, at) ? 'best' : 'rest'] += 1;
  }
  let bins = parts.length;
  const ofBest = parts.map(({ best, rest }, label) => (Math.min(best, rest) >= LEAST * count ? bins++ : label));
  return {
    count: bins,
    of: (v, at) => {
      const label = classifier.label(v, at);
      return reward.isBest(v, at) ? (ofBest[label] as number) : label;
    },
  };
}
