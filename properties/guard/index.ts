/** The face of `properties/guard/`: the baseline of a matrix, and the comparison of later runs with it. */
export { DEFAULT_TOLERANCE, compareWithBaseline, guardExitCode } from './compare';
export { withRecordedWitnesses } from './recorded-witness';
export { type GuardedLoop, type SnapshotOptions, baselineOf, loopIn, takeSnapshot, updatedBaseline } from './snapshot';
