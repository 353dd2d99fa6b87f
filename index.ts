/**
 * curated-loops: property-based verification of the theory of self-consuming generative models with curated data.
 *
 * What a program needs: statements and claims, loops, checks of them, and reports. Parts of models, number types and further reports are
 * under `curated-loops/models`, `curated-loops/arithmetic` and `curated-loops/reports`; what tests need is
 * under `curated-loops/testing`, and for jest under `curated-loops/jest`.
 * @module curated-loops
 */
export { type Claim, parseClaim } from './theory/language';
export { InputError } from './theory/errors';
export type { ModelKind } from './theory/model-kinds';
export type { Field, Statement } from './theory';
export { statementOf, STATEMENTS } from './theory/statements';
export { VERSION } from './theory/version';
export { BUILT_IN_LOOPS, type Loop, loopOf } from './models/loops';
export { type Case, caseOf, type Instance } from './models/closed-form';
export { type CaseVerdict, checkCase, type CheckedClaim } from './properties/checker';
export {
  type Candidate,
  checkLoop,
  type CheckLoopOptions,
  type ChooseRule,
  defineLearner,
  defineLoop,
  defineReward,
  type LearnerDefinition,
  loadLoop,
  type LoopDefinition,
  type OwnModel,
  type Pool,
  type RewardDefinition,
  type ScoreRule,
  type StepContext,
  type StepRule,
  type TrainingPoints,
} from './properties/own-loops';
export { replayCounterexample, search, type SearchOutcome, type SearchSpec } from './properties/search';
export { verify, type VerifyOptions } from './properties/verify';
export { type MatrixOptions, runMatrix } from './properties/matrix';
export { conjecture, type ConjectureOptions } from './properties/conjecture';
export { baselineOf, compareWithBaseline, takeSnapshot } from './properties/guard';
export type {
  Baseline,
  ConjectureQuestion,
  ConjectureResult,
  Counterexample,
  GuardDiff,
  LoopCheck,
  MatrixResults,
  VerificationResults,
} from './properties/results';
export { writeMatrix, writeReports } from './reports/files';
