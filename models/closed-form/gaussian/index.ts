/** The public face of the Gaussian closed-form model. */
export {
  type GaussianComponent,
  type GaussianInstance,
  type GaussianReward,
  MOST_POINTS,
  checkGaussianInstance,
} from './instance';
export { gaussianRungs } from './interpretation';
