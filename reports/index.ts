/** The public face of `reports/`: what is shown. */
export { type Attention, type Severity, attention, headline, isGreen } from './attention';
export { reportHtml } from './html';
export { junitXml } from './junit';
export { summaryMarkdown } from './markdown';
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
export { writeReports } from './write';
