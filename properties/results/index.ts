/**
 * The face of `properties/results/`: the types of every JSON format, each inferred from its schema, and the functions that need no
 * schema at run time. `properties/results/schemas` reads and writes the formats.
 */
export { cellKey } from './cell-key';
export { type Searched, domainLine } from './domain-line';
export { worstFinding } from './finding-verdict';
export { instanceValues, showsReference, userRows } from './instance-values';
export {
  type Field,
  fractionNumber,
  instanceText,
  isMatrix,
  isVector,
  type MarkedAtoms,
  readableInstance,
  type ReadableInstance,
  scalarText,
  valueText,
} from './readable-instance';
export { sideText } from './side-text';
export { learnedDomainLine } from './learned-domain-line';
export { worstLearnedVerdict } from './learned-verdict';
export { matrixExitCode, matrixVerdict } from './matrix-verdict';
export type {
  AuditCheck,
  AuditedChoice,
  AuditedClasses,
  AuditedRound,
  AuditedTrait,
  AuditResults,
  AuditSection,
  AuditVerdict,
  CalibrationBin,
  CorrelatedTrait,
  Estimate,
  Projection,
  RuleFit,
  RuleParameter,
  TraceAudit,
  Transmission,
} from './schemas';
export type { Baseline, CellRecord, Fingerprint, LoopRecord, Snapshot, Witness } from './schemas';
export type {
  CheckedCell,
  DefectKind,
  InputJson,
  LoopCheck,
  LoopDefect,
  LoopProof,
  LoopProofs,
  LoopVerdict,
} from './schemas';
export type { ConjectureQuestion, ConjectureResult, ConjectureVerdict, GivenCounts } from './schemas';
export type { Counterexample } from './schemas';
export type {
  CaseCounts,
  ClaimEvidence,
  ExactSides,
  FindingJson,
  InstanceJson,
  JsonInterval,
  JsonNumber,
  LabelShare,
  LawJson,
} from './schemas';
export type { Finding, FindingVerdict, ReproducedFigure, Reproduction } from './schemas';
export type { SamplerCheck } from './schemas';
export type { Curve, Example, ExampleRun, Examples, PhaseDiagram } from './schemas';
export type { Extents, Quantity, Range, SearchedDomain } from './schemas';
export type { Change, GuardDiff, Side } from './schemas';
export type { SharpenedConstant, SharpenResult } from './schemas';
export type {
  Band,
  BestRegion,
  DecisionPart,
  ExperimentResult,
  ExperimentSetting,
  LearnedCell,
  LearnedClaimResult,
  LearnedMutantResult,
  LearnedResults,
  LearnedStep,
  LearnedVerdict,
  Picture,
  RoundParts,
  RoundResult,
  RunResult,
  Slack,
  StatisticalDecision,
  TrialResult,
} from './schemas';
export type {
  Agreement,
  CellVerdict,
  CellExpectation,
  CheckedVerdict,
  JudgedCell,
  LearnedEvidence,
  LoopSummary,
  MatrixResults,
  VariantCell,
} from './schemas';
export type {
  CellResult,
  CellStatus,
  ClaimJson,
  DropResult,
  ExpectationJson,
  MutantResult,
  ProofJson,
  RefusedCertificate,
  ConstantsJson,
  StatementResult,
  StatementVerdict,
  StoredStatus,
  VerificationResults,
} from './schemas';
export { VERSION } from '../../theory/version';
