/** The face of `cli/input/`: what other folders use of it. */
export { BASELINE_FILE, checkFolder, checkNew, readBaseline, writeBaseline } from './baseline-file';
export { checkWritable, readRegressions, readText, recordRegressions } from './files';
export { type Asked, askedAgain, askedAnew, type GuardCommandOptions, readTolerance } from './guard-options';
export { readLoops } from './loops';
export {
  LEARNED,
  readBackend,
  readCandidates,
  readInteger,
  readLambda,
  readModels,
  readPositive,
  readProbability,
  readRationals,
  readSeconds,
  readThreads,
} from './options';
export { readLaw, readVector } from './vector';
