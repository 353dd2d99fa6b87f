/** The face of `models/recorded/trace/`: the trace format. See `docs/trace-format.md`. */
export { TRACE_FORMAT, TRACE_VERSION, type TraceHeader, type TraitInfo } from './header';
export type { ClassShares, Measure, Pool, TraceRecord } from './records';
export { headerLine, recordLine } from './write-trace';
export { isHeader, located, parseHeader, parseLine, readRecords } from './read-trace';
export { jsonText, shown } from './fields';
export { checkShares } from './parse-measure';
export { checkClass, checkValues, keptOf } from './parse-pool';
export { Sequence } from './sequence';
