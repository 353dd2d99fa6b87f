/**
 * The public face of `models/`: what is tested.
 * @module curated-loops/models
 */
import './kernels/node';

export type {
  Candidates,
  Choice,
  FiniteOperations,
  Lambda,
  LawOperations,
  Loop,
  Needs,
  Round,
  SampleFit,
  Sampling,
} from './loops';
export { finite, newest, step } from './loops';
export { curatedLoop, maximumLikelihoodLoop } from './loops';
export type { ChoiceRule, KeepRule, LuceRule, VectorRule, Weighed } from './loops';
export * from './loops/choices';
export * from './loops/learners';
export * from './loops/mixtures';
export { type Parts, composeLoop } from './loops';
export { limitOf } from './loops';
export { LEARNERS_OF_LAWS, MIXTURES } from './loops';
export { MUTANTS, type Mutant } from './loops';
export { BUILT_IN_LOOPS, LOOPS, loopOf } from './loops';
export { type DiscreteInstance, checkDiscreteInstance } from './closed-form/discrete';
export {
  type LargeAtom,
  type LargeAtoms,
  type LargeInstance,
  MASS_FAMILIES,
  WEIGHT_FAMILIES,
  atomsOf as largeAtomsOf,
  checkLargeInstance,
  hasExactTwin,
  sizeOf as largeSizeOf,
} from './closed-form/large';
export { discreteRungs } from './closed-form/discrete';
export {
  type GaussianComponent,
  type GaussianInstance,
  type GaussianReward,
  MOST_POINTS,
  checkGaussianInstance,
} from './closed-form/gaussian';
export { type RegressionInstance, checkRegressionInstance } from './closed-form/regression';
export { type Case, type Instance, type InstanceJson, caseOf, decodeInstance, encodeInstance } from './closed-form';
export {
  type CertifiedPoint,
  type DoublesValue,
  type TrajectoryInput,
  type TrajectoryPoint,
  type Value,
  certifiedTrajectory,
  trajectory,
} from './closed-form/trajectories';
export { createKernels } from './kernels';
export type { KernelSize, Kernels } from './kernels';
export { type SeedName, derivedSeed } from './random';
export { type RandomStream, stream } from './random';
export * from './learned';
