/** The face of `reports/files/`: what other folders use of it. */
export { matrixSchema, parseMatrix, serialiseMatrix } from './matrix-schema';
export {
  counterexampleSchema,
  parseCounterexample,
  parseCounterexamples,
  parseRegressions,
  parseResults,
  type Regressions,
  regressionsSchema,
  resultsSchema,
  serialiseRegressions,
  serialiseResults,
} from './schema';
export { guardJson, writeGuard } from './write-guard';
export { writeMatrix } from './write-matrix';
export { writeAtomically, writeFiles, writeReports } from './write';
