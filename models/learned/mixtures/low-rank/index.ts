/** The face of `low-rank/`: Gaussians of low rank, for points of many coordinates. */
export { imageGaussian } from './image-gaussian';
