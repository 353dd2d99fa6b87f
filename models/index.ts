/**
 * The public face of `models/` (`curated-loops/models`): loops and their parts, instances of the closed-form models, trajectories, kernels
 * and random streams. Learned models are under `models/learned`.
 * @module curated-loops/models
 */
import './kernels/node';

export * from './loops';
export * from './loops/choices';
export * from './loops/learners';
export * from './loops/mixtures';
export * from './closed-form';
export { checkCoEvolvingInstance, type CoEvolvingInstance } from './closed-form/co-evolving';
export { checkCoupledInstance, type CoupledInstance } from './closed-form/coupled';
export { checkCurvedInstance, type CurvedInstance } from './closed-form/curved';
export { checkDiscreteInstance, type DiscreteInstance, discreteRungs } from './closed-form/discrete';
export { checkGaussianInstance, type GaussianInstance } from './closed-form/gaussian';
export { checkLargeInstance, type LargeInstance } from './closed-form/large';
export { checkRegressionInstance, type RegressionInstance } from './closed-form/regression';
export {
  type CertifiedPoint,
  certifiedTrajectory,
  type DoublesValue,
  trajectory,
  type TrajectoryInput,
  type TrajectoryPoint,
  type Value,
} from './closed-form/trajectories';
export { createKernels, type Kernels, type KernelSize } from './kernels';
export { derivedSeed, type RandomStream, type SeedName, stream } from './random';
