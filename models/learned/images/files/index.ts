/** The face of `images/files/`: data from files of images. */
export { imageData } from './image-data';
export { IMAGE_FORMATS, type ImageFile, type ImageFormat, isImageFile } from './read-images';
