/** Learned models: experiments, their checks, and the error budget they share. */
export { type ExperimentWords, experimentOf } from './experiments/build-experiment';
export { DEFAULT_LEARNED_SEED, type DefaultSetOptions, defaultSet, restrictPlan } from './experiments/default-set';
export { type Experiment, LEARNED_STATEMENTS } from './experiments/experiment';
export {
  type LearnedOptions,
  type LearnedPlan,
  type LearnedProgress,
  checksOf,
  runLearned,
} from './experiments/run-learned';
export { type LearnedMutant, runMutant } from './experiments/run-mutant';
export { learnedVerdict } from './verdict';
