/** The face of `models/recorded/`: recorded runs of loops. */
export {
  type ClassShares,
  headerLine,
  type Measure,
  type Pool,
  recordLine,
  type TraceHeader,
  type TraceRecord,
  type TraitInfo,
} from './trace';
