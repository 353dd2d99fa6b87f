/** Gaussians and Gaussian mixtures as learners. */
export { gaussianLearner } from './gaussian-learner';
export { type Component, type Mixture } from './mixture';
export { type MixtureOptions, mixtureLearner } from './mixture-learner';
export { type MixtureModel, isMixtureModel, mixtureModel } from './mixture-model';
export { type Normal, normalOf } from './normal';
