/** The face of `rewards/`: rewards on points and classes, and the default reward of each dataset, and rewards of files. */
export { classReward } from './class-reward';
export { furtherRewardsFor, rewardFor } from './default-rewards';
export { distanceReward } from './distance-reward';
export { fileReward } from './file-reward';
