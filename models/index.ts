/** The public face of `models/`: what is tested. */
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
} from './loops/loop';
export { finite, newest, step } from './loops/loop';
export { curatedLoop, maximumLikelihoodLoop } from './loops/curated';
export type { ChoiceRule, KeepRule, LuceRule, VectorRule, Weighed } from './loops/choice-rule';
export * from './loops/choices';
export * from './loops/learners';
export * from './loops/mixtures';
export { type Parts, composeLoop } from './loops/compose';
export { limitOf } from './loops/limits';
export { LEARNERS_OF_LAWS, MIXTURES, VARIANTS } from './loops/variants';
export { MUTANTS, type Mutant } from './loops/mutants';
export { BUILT_IN_LOOPS, LOOPS, loopOf } from './loops/registry';
export { type DiscreteInstance, checkDiscreteInstance } from './closed-form/discrete/instance';
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
export * as LogSpace from './closed-form/discrete/log-space';
export { discreteRungs } from './closed-form/discrete/interpretation';
export {
  type Estimate,
  type FiniteKOptions,
  type FiniteKProblem,
  type FiniteKStep,
  type GaussianComponent,
  type GaussianInstance,
  type GaussianReward,
  MOST_POINTS,
  checkGaussianInstance,
  finiteKStep,
} from './closed-form/gaussian';
export { type RegressionInstance, checkRegressionInstance } from './closed-form/regression';
export {
  type Case,
  type Instance,
  type InstanceJson,
  caseOf,
  decodeInstance,
  encodeInstance,
} from './closed-form/case';
export { type TrajectoryInput, type TrajectoryPoint, type Value, trajectory } from './closed-form/discrete/trajectory';
export {
  type CertifiedPoint,
  type DoublesValue,
  certifiedTrajectory,
} from './closed-form/discrete/certified-trajectory';
export { createKernels } from './kernels/load';
export type { KernelSize, Kernels } from './kernels/kernels';
export { type SeedName, derivedSeed } from './random/seeds';
export { type RandomStream, stream } from './random/stream';
export * from './learned';
export { type ClassDataset, DATASETS, type Dataset, classes, classes10, datasetOf } from './datasets';
