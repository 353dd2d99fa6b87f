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
  defineLearner,
  type LearnerDefinition,
  type LoopDefinition,
  type OwnModel,
  type RewardDefinition,
  type TrainingPoints,
  defineLoop,
  defineReward,
} from './define';
export { isLoopPath, loadLoop } from './load';
export { defectText } from './preflight';
