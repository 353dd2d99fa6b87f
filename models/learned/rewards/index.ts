/** The face of `rewards/`: rewards on points, classes and images, the default reward of each dataset, and rewards of files. */
export { classReward } from './class-reward';
export { confidenceReward, labelReward, ownClassReward } from './classifier-reward';
export { furtherRewardsFor, rewardFor } from './default-rewards';
export { distanceReward } from './distance-reward';
export { fileReward } from './file-reward';
