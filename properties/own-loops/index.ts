/** The face of `properties/own-loops/`: your own loop, defined in a few lines, tried, and checked against every statement. */
export {
  type CheckLoopOptions,
  type CheckProcessOptions,
  type ProofRequest,
  type ShownVerdict,
  cellWords,
  checkLoop,
  checkLoopFile,
  checkProcess,
  proofLines,
  sidesOf,
  shownVerdict,
  witnessLines,
} from './check';
export {
  type Candidate,
  type ChooseRule,
  defineLearner,
  type LearnerDefinition,
  type LoopDefinition,
  type OwnModel,
  type Pool,
  type RewardDefinition,
  type ScoreRule,
  type StepContext,
  type StepRule,
  type TrainingPoints,
  defineLoop,
  defineReward,
} from './define';
export { isLoopPath, loadLoop } from './load';
export { defectText } from './preflight';
