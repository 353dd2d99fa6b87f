/** The face of `models/learned/images/`: images as data, their classifier, and metrics of generated ones. */
export { type ImageClassifier, type TestedClassifier, classifierOf, labelGroups } from './classifier';
export { IMAGE_FORMATS, type ImageFile, type ImageFormat, imageData, isImageFile } from './files';
export { imageMetrics } from './metrics';
export { shapes16, shapes32 } from './shapes';
