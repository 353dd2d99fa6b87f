/** The face of `own-loops/define/`: a loop, a reward or a learner in a few lines. */
export {
  type DefinedLearner,
  defineLearner,
  type Drawn,
  isDefinedLearner,
  type LearnerDefinition,
  type OwnFitOptions,
  type OwnModel,
  type TrainingPoints,
} from './define-learner';
export { defineLoop, type DefinedRule, definedRule } from './define-loop';
export { type DefinedReward, defineReward, isDefinedReward, type RewardDefinition } from './define-reward';
export { numberIn } from './exact-number';
export { hasLoopParts, isLoop } from './is-loop';
export type { LoopDefinition } from './loop-definition';
export type { Pool } from './pool';
export type { Candidate, ChooseRule, ScoreRule } from './rules';
export { type RoundNumbers, type StepContext, stepContext, type StepRule } from './whole-step';
