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
export { type Estimate, type FiniteKOptions, type FiniteKStep, MAX_FINITE_K, finiteKStep } from './finite-k';
export type { FiniteKProblem } from './weight-nodes';
