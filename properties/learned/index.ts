/** Learned models: experiments, their checks, and the error budget they share. */
export { type ExperimentWords, experimentOf } from './build-experiment';
export { DEFAULT_LEARNED_SEED, type DefaultSetOptions, defaultSet, restrictPlan } from './default-set';
export { type Experiment, LEARNED_STATEMENTS } from './experiment';
export type * from './results';
export { type LearnedOptions, type LearnedPlan, type LearnedProgress, checksOf, runLearned } from './run-learned';
export { type LearnedMutant, runMutant } from './run-mutant';
export { learnedVerdict } from './verdict';
