/** The face of `models/recorded/formats/`: opens recorded runs of any format. */
export { openTrace, type OpenOptions, type OpenTrace } from './open-trace';
export { openTraces } from './open-traces';
export { TRACE_FORMATS } from './registry';
