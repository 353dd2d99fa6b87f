/** The guard: a baseline of the matrix of some loops, and runs compared with it. */
export { type Baseline, DEFAULT_TOLERANCE, parseBaseline, serialiseBaseline } from './baseline';
export { compareWithBaseline } from './compare';
export { type GuardDiff, guardExitCode } from './diff';
export { type Fingerprint, fingerprintOf } from './fingerprint';
export { withRecordedWitnesses } from './recorded-witness';
export { type GuardedLoop, type SnapshotOptions, baselineOf, loopIn, takeSnapshot, updatedBaseline } from './snapshot';
export type { CellRecord, Witness } from './baseline';
export type { Change, Side } from './diff';
