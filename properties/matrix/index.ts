/** The face of `properties/matrix/`: every statement on every loop. */
export { aimOf } from './expectations';
export { CHECK_CASES, runCell } from './run-cell';
export { type MatrixOptions, runMatrix } from './run-matrix';
export { loopSummary, undecidedCell } from './unsearched';
