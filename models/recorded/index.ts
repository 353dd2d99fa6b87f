/** The face of `models/recorded/`: recorded runs of loops. */
export {
  type ClassShares,
  headerLine,
  type Measure,
  type Pool,
  recordLine,
  type TraceHeader,
  type TraceRecord,
} from './trace';
export { openTrace, openTraces, type OpenOptions, type OpenTrace, TRACE_FORMATS } from './formats';
export {
  type CatalogueLoop,
  keptLaw,
  type Planted,
  type Recording,
  RULE_KINDS,
  type RuleLoop,
  type SelectionRule,
  SIMULATED_LEARNERS,
  type SimulatedTrace,
  simulateLoop,
  simulateRule,
  spaceOf,
} from './simulate';
