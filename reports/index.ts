/** The public face of `reports/`: what is shown. */
export {
  type Attention,
  type Section,
  type Severity,
  attention,
  countPhrases,
  exitCode,
  headline,
  isGreen,
} from './attention';
export { counterexamplesIn } from './counterexamples';
export { inGroups } from './expectation';
export { guardJson, writeGuard } from './guard-diff-json';
export { guardMarkdown } from './guard-diff-markdown';
export { guardText } from './guard-diff-text';
export { reportHtml } from './html';
export { junitXml } from './junit';
export { type Family, familiesOf, lambdaText, statementsAsked } from './learned-families';
export { cellVerdict, experimentOutcome } from './learned-verdict';
export { summaryMarkdown } from './markdown';
export {
  SIGNS,
  agreementPhrases,
  cellSign,
  expectedText,
  matrixHeadline,
  matrixRows,
  notableCells,
  sizeText,
} from './matrix-figures';
export { matrixHtml } from './matrix-html';
export { matrixMarkdown } from './matrix-markdown';
export { matrixSchema, parseMatrix, serialiseMatrix } from './matrix-schema';
export {
  type Regressions,
  counterexampleSchema,
  parseCounterexample,
  parseCounterexamples,
  parseRegressions,
  parseResults,
  regressionsSchema,
  resultsSchema,
  serialiseRegressions,
  serialiseResults,
} from './schema';
export { dropRatio, mutantRatio, tightestMargin } from './statement-figures';
export { type Verdict, cellOutcome, verdictOf } from './verdict';
export { counterexampleText } from './witness';
export { writeAtomically, writeFiles, writeReports } from './write';
export { writeMatrix } from './write-matrix';
