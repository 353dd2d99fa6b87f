/** The public face of the Gaussian closed-form model. */
export {
  type GaussianComponent,
  type GaussianInstance,
  type GaussianReward,
  MOST_POINTS,
  checkGaussianInstance,
} from './instance';
export { GAUSSIAN_FILTER_QUESTIONS } from './filter';
export { gaussianParts, gaussianRungs } from './interpretation';
