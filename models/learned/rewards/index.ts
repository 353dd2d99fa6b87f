/** Rewards on points and classes, and the one that goes with each dataset. */
export { classReward } from './class-reward';
export { rewardFor } from './default-rewards';
export { type DistanceRewardOptions, distanceReward } from './distance-reward';
