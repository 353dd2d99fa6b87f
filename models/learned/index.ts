/** Learned models: learners, loops on samples, forecasts. */
export { type Binning, binning, classBins } from './binning';
export { type ForecastRound, forecast } from './forecast';
export * from './learner';
export { FailedRound, type FitProgress, type LearnedLoop, type TrainOptions, type Trajectory, trainLoop } from './loop';
export { type Points, joined, pick, pointsOf } from './points';
export type { BestRegion, Reward } from './reward';
export { type Choices, CuratedSampler, type Sampler, SamplerOperations } from './sampler';
export { BACKENDS, type Backend, type BackendName, type TensorFlow, openBackend } from './backends';
export { LEARNERS, type LearnerContext, type LearnerEntry, type LearnerId, learnerOf } from './registry';
export { type DistanceRewardOptions, classReward, distanceReward, rewardFor } from './rewards';
export {
  DEFAULT_DDPM,
  DEFAULT_FLOW,
  type DdpmOptions,
  type FlowOptions,
  categoricalSoftmax,
  ddpm,
  flowMatching,
} from './networks';
export { gaussianLearner, mixtureLearner } from './mixtures';
export { InterruptedError } from './learner';
