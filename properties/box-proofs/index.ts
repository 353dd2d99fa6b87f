/** The face of `properties/box-proofs/`: all that other folders may import. */
export type { Box } from './enclose';
export type { Bounds, Variable } from './problem';
export {
  type BoxAttempt,
  type BoxCase,
  type BoxCounterexample,
  type BoxEffort,
  attemptAllBoxes,
  attemptBoxes,
  hullOf,
} from './prove';
export type { BoxSearch } from './search';
export type { Edge } from './vanishing';
