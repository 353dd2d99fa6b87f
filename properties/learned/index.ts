/** The face of `properties/learned/`: experiments on learned models, run under one error budget. */
export { experimentOf } from './experiments/build-experiment';
export { DEFAULT_LEARNED_SEED, defaultSet, restrictPlan } from './experiments/default-set';
export { type Experiment, LEARNED_STATEMENTS } from './experiments/experiment';
export { type LearnedOptions, type LearnedPlan, type LearnedProgress, runLearned } from './experiments/run-learned';
export { learnedVerdict } from './verdict';
export {
  type SampledLaw,
  type SampledOptions,
  type WeightSource,
  decideSampled,
  sampledVerdict,
} from './experiments/sampled-loop';
