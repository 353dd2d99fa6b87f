/** The face of `cli/input/runs/`: the parameters of a run, and the files it reads and keeps. */
export { checkFolder, checkNew, readBaseline, writeBaseline } from './baseline-file';
export { readCertificates } from './certificates';
export { readCounterexamples } from './counterexamples';
export { checkWritable } from './folder';
export { type Asked, askedAgain, askedAnew, type GuardCommandOptions, readTolerance } from './guard-options';
export { readLoop, readLoops } from './loops';
export { readBackend, readModels, readStatements, readThreads } from './options';
export { readData, readDefinitions } from './question-options';
export { readRegressions, recordRegressions } from './regressions';
