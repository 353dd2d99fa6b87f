/** The face of `properties/box-proofs/`: all that other folders may import. */
export type { Variable } from './problem';
export { type BoxAttempt, type BoxCase, type BoxEffort, attemptAllBoxes, attemptBoxes, hullOf } from './prove';
