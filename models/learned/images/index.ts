/** The face of `models/learned/images/`: images as data, and their classifier. */
export { type ImageClassifier, type TestedClassifier, classifierOf, labelGroups } from './classifier';
export { shapes16, shapes32 } from './shapes';
