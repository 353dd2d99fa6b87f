/**
 * The face of `models/learned/`: learners by id, training runs, samplers, forecasts. `openBackend` loads a backend;
 * nothing else does.
 */
export { type TensorFlow, openBackend } from './backends';
export { type Binning, type Groups, binning, classBins } from './binning';
export { type Dataset, heldImages, isClassed } from './dataset';
export { datasetOf } from './datasets';
export { type ForecastRound, forecast } from './forecast';
export { type ImageShape, coordinatesOf } from './image-shape';
export { classGroups, classifierOf, imageMetrics, labelGroups } from './images';
export { InterruptedError, type LearnedModel, type Learner, TrainingError } from './learner';
export { checkLoop, FailedRound, type TrainOptions, type Trajectory, trainLoop } from './loop';
export { flowMatching } from './networks';
export { type PairTrajectory, trainPair } from './pair';
export { type Points, joined, pick, pointsOf } from './points';
export { LEARNERS, type LearnerEntry, type LearnerId, contextOf, learnerOf } from './registry';
export type { BestRegion, Reward } from './reward';
export {
  classReward,
  confidenceReward,
  distanceReward,
  fileReward,
  furtherRewardsFor,
  labelReward,
  ownClassReward,
  rewardFor,
} from './rewards';
export { CuratedSampler, type PoolLaw, type Sampler } from './sampler';
export { sharingFits } from './shared-fits';
export { type UserReward, usersOf } from './users';
