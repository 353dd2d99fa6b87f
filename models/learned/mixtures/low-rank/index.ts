/** The face of `low-rank/`: Gaussians of low rank, for points of many coordinates. */
export { type ImageGaussianModel, type ImageGaussianOptions, imageGaussian } from './image-gaussian';
