/** The guard: a baseline of the matrix of some loops, and runs compared with it. */
export { DEFAULT_TOLERANCE, compareWithBaseline, guardExitCode } from './compare';
export { withRecordedWitnesses } from './recorded-witness';
export { type GuardedLoop, type SnapshotOptions, baselineOf, loopIn, takeSnapshot, updatedBaseline } from './snapshot';
