/** The face of `images/classifier/`: classifiers of labelled images, and what they say about images. */
export { classifierOf } from './classifier-of';
export type { ImageClassifier } from './image-classifier';
export { classGroups, labelGroups } from './label-groups';
