/** The face of `models/recorded/formats/`: opens recorded runs of any format. */
export { openTrace, type OpenOptions, type OpenTrace, TRACE_FORMATS, type TraceFormatName } from './open-trace';
