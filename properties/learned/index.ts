/** The face of `properties/learned/`: experiments on learned models, run under one error budget. */
export { experimentOf } from './experiments/build-experiment';
export { type Experiment, LEARNED_STATEMENTS } from './experiments/experiment';
export { DEFAULT_LEARNED_SEED, defaultSet, defaultTrial, restrictPlan } from './set/default-set';
export { type LearnedOptions, type LearnedProgress, runLearned } from './set/run-learned';
export {
  type LearnedPlan,
  type Trial,
  type TrialBudget,
  budgetOf,
  isCutShort,
  notRun,
  resultsOfTrials,
  runTrial,
  trialsOf,
} from './set/trials';
export { learnedVerdict } from './verdict';
export {
  type SampledLaw,
  type SampledOptions,
  type WeightSource,
  decideSampled,
  sampledVerdict,
} from './experiments/sampled-loop';
