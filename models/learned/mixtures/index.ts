/** The face of `mixtures/`: Gaussians and Gaussian mixtures as learners. */
export { gaussianLearner } from './gaussian-learner';
export { imageGaussian } from './low-rank';
export { mixtureLearner } from './mixture-learner';
