/** The face of `models/recorded/`: recorded runs of loops. */
export type { ClassShares, Measure, Pool, TraceHeader, TraceRecord, TraitInfo } from './trace';
