/** The face of `models/learned/images/`: images as data, their classifier, and metrics of generated ones. */
export { classGroups, classifierOf, labelGroups } from './classifier';
export { IMAGE_FORMATS, type ImageFile, imageData, isImageFile } from './files';
export { imageMetrics } from './metrics';
export { shapes16, shapes32 } from './shapes';
export { WITH_CLASSES, withClasses } from './with-classes';
