/**
 * The public face of `reports/`: functions that show results.
 * @module curated-loops/reports
 */
export { type Issue, type Section, type Severity, issuesOf, countPhrases, exitCode, headline, isGreen } from './words';
export { counterexamplesIn } from './words';
export { inGroups } from './words';
export { guardJson, writeGuard } from './files';
export { guardMarkdown } from './markdown';
export { guardText } from './text';
export { type ReportOptions, reportHtml, trendHtml } from './html';
export { type NamedResults } from './words';
export { junitXml } from './junit';
export { type Family, familiesOf, lambdaText, statementsAsked } from './words';
export { cellVerdict, experimentOutcome } from './words';
export { summaryMarkdown } from './markdown';
export { SIGNS, agreementPhrases, cellSign, expectedText, matrixHeadline, notableCells, sizeText } from './words';
export { auditHtml, matrixHtml, reproductionHtml } from './html';
export { matrixMarkdown } from './markdown';
export { dropRatio, mutantRatio, tightestMargin } from './words';
export { type Verdict, cellOutcome, verdictOf } from './words';
export { counterexampleText, domainLine, type Searched } from './words';
export { writeAtomically, writeFiles, writeReports } from './files';
export { writeAudit, writeMatrix, writeReproduction } from './files';
export { auditExitCode, reproductionExitCode } from './words';
