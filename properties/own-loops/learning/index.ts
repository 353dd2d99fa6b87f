/** The face of `own-loops/learning/`: rewards and learners of your own, tried, and run by `learn`. */
export { besideTypes } from './checked-types';
export { tryLearner } from './learner-preflight';
export { LearnerThread } from './learner-thread';
export { loadReward } from './load-reward';
export { learnerEntryFrom } from './own-learner';
export { rewardFrom } from './own-reward';
export { tryReward } from './reward-preflight';
