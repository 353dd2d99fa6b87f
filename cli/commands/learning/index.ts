/** The face of `cli/commands/learning/`: what a user brings to `learn`. */
export { type LoopOptions, readLearnedLoops } from './read-loops';
export { type RewardOptions, readReward } from './read-reward';
