/** The face of `cli/commands/learning/`: what a user brings to `learn`. */
export { checkpointsIn } from './checkpoints';
export { type NamedLearner, readLearner } from './read-learner';
export { type LoopOptions, readLearnedLoops } from './read-loops';
export { type RewardOptions, readReward } from './read-reward';
