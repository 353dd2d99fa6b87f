/** The face of `images/files/`: data from files of images. */
export { imageData } from './image-data';
export { IMAGE_FORMATS, type ImageFile, isImageFile } from './read-images';
