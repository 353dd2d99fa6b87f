/** The face of `reports/words/`. */
export { auditHeadline } from './audit-headline';
export {
  AUDIT_SECTIONS,
  AUDIT_SIGNS,
  auditCounts,
  auditExitCode,
  enoughPools,
  enoughText,
  estimateText,
  FIT_SIGNS,
  parametersText,
  traceSizeText,
} from './audit-words';
export { bandText, confidenceText, enoughDrawsText, powerText, rangeText, slackText, whereText } from './band-text';
export { isUnchanged, runChange, type RunChange, type VerdictChange } from './change';
export { casesChangeText, marginChangeText, replacedText, runText, shortCommit, unchangedText } from './change-text';
export { comparisonSign } from './comparison';
export { COUNTEREXAMPLE_FOLDER, counterexampleFiles, counterexamplesIn, witnessKey } from './counterexamples';
export { domainLine, learnedDomainLine, type Searched } from '../../properties/results';
export { codeBlock, codeSpan, escapeAttribute, escapeMarkdown, escapeText } from './escape';
export { dropDomain } from './drop-domain';
export { evidenceOf, evidenceText, type Evidence, followsOf } from './evidence';
export { expectedWitnesses, type Group, groupsOf, inGroups, searchEffort, statementsOf } from './expectation';
export { addedText, changeDetails, changeText, guardFootnotes, guardHeadline, subjectText } from './guard-diff';
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
} from '../../properties/results';
export { playgroundFragment } from './playground-link';
export type { Issue, Problem, Section, Severity } from './issue';
export {
  cellProofLines,
  cellsWithProofs,
  isProvedCell,
  isProvedForAll,
  PROVED,
  PROVED_TITLE,
  proofExtent,
  proofLines,
  refusedLines,
  withProofSign,
} from './proofs';
export {
  issuesOf,
  cellIssue,
  countPhrases,
  dropIssue,
  nothingShown,
  exitCode,
  headline,
  isGreen,
  mutantIssue,
} from './issues';
export {
  familiesOf,
  type Family,
  familyTitle,
  lambdaText,
  mixtureText,
  statementsAsked,
  tightestDecision,
} from './learned-families';
export { figureVerdict, findingVerdict, reproductionExitCode, reproductionHeadline } from './reproduction';
export { type SeedSpread, seedSpreadLine, seedSpreads } from './seed-spread';
export {
  budgetProblem,
  cellReason,
  decisionText,
  experimentProblem,
  experimentReason,
  isOverspent,
  learnedCellProblem,
  learnedMutantProblem,
  askedOfMutant,
  learnedMutantReason,
  mutantReplay,
} from './learned-issues';
export {
  cellVerdict,
  experimentOutcome,
  experimentVerdict,
  familyOutcome,
  learnedMutantVerdict,
  learnedVerdict,
  stands,
} from './learned-verdict';
export {
  agreementCounts,
  agreementPhrases,
  cellSign,
  domainText,
  effortText,
  expectedText,
  matrixHeadline,
  notableCells,
  SIGNS,
  sizeText,
} from './matrix-figures';
export {
  countText,
  dateText,
  decimalText,
  marginText,
  overlaps,
  percentText,
  plural,
  sideTexts,
  toNumber,
} from './number-text';
export { type Outcome } from './outcomes';
export { cellMargin, dropRatio, mutantRatio, tightestMargin } from './statement-figures';
export { cellOutcome, dropVerdict, mutantVerdict, type Verdict, verdictOf } from './verdict';
export { symbolsIn } from './symbols';
export { type Tally, tallies } from './tally';
export { type NamedResults, type Trend, trendOf, type TrendRow } from './trend';
export { verdictLine } from './verdict-line';
export { aboutText, counterexampleText, placeText, refutedText } from './witness';
