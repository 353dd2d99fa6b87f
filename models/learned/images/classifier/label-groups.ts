/** The groups of images by the label that a classifier finds: a finite space, on which shares and divergences are known from samples. */
import type { Groups } from '../../binning';
import type { ImageClassifier } from './image-classifier';

/** One group for each label, with its name. */
export const labelGroups = (classifier: ImageClassifier): Groups => ({
  count: classifier.labelNames.length,
  names: classifier.labelNames,
  of: (values, at) => classifier.label(values, at),
});

/**
 * The groups of images with their class in front: one for each class, of the images that are labelled so, and one of those that look like another class. A
 * model may have the right shares of classes, and of labels, and still draw images that do not fit their class.
 */
export const classGroups = (classifier: ImageClassifier): Groups => {
  const classes = classifier.labelNames.length;
  return {
    count: classes + 1,
    names: [...classifier.labelNames, 'like another class'],
    of: (values, at) => {
      const label = classifier.label(values, at + 1);
      return label === values[at] ? label : classes;
    },
  };
};
