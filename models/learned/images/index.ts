/** The face of `models/learned/images/`: images as data, and their classifier. */
export { type ImageClassifier, type TestedClassifier, classifierOf, labelGroups } from './classifier';
export { IMAGE_FORMATS, type ImageFile, type ImageFormat, imageData, isImageFile } from './files';
export { shapes16, shapes32 } from './shapes';
