/** The face of `mixtures/`: Gaussians and Gaussian mixtures as learners, and moments. */
export { gaussianLearner } from './gaussian-learner';
export { imageGaussian } from './low-rank';
export { mixtureLearner } from './mixture-learner';
export { type Moments, momentsOf } from './moments';
export { symmetricEigen } from './symmetric-eigen';
