/** The public face of the Gaussian closed-form model. */
export {
  type GaussianComponent,
  type GaussianInstance,
  type GaussianInstanceChecks,
  type GaussianReward,
  MAX_DIMENSION,
  MOST_POINTS,
  checkGaussianInstance,
  dimensionOf,
} from './instance';
export { gaussianRungs } from './interpretation';
