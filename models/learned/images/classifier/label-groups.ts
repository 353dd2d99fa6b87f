/** The groups of images by the label that a classifier finds: a finite space, on which shares and divergences are known from samples. */
import type { Groups } from '../../binning';
import type { ImageClassifier } from './image-classifier';

/** One group for each label, with its name. */
export const labelGroups = (classifier: ImageClassifier): Groups => ({
  count: classifier.labelNames.length,
  names: classifier.labelNames,
  of: (values, at) => classifier.label(values, at),
});
