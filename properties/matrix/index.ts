/** The face of `properties/matrix/`: what other folders use of it. */
export { aimOf } from './expectations';
export { CHECK_CASES, runCell } from './run-cell';
export { type MatrixOptions, type MatrixProgress, runMatrix } from './run-matrix';
export { loopSummary, undecidedCell } from './unsearched';
