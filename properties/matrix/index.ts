/** The face of `properties/matrix/`: what other folders use of it. */
export { fails, matrixExitCode, matrixVerdict } from './against-theory';
export type { Agreement, CellVerdict, JudgedCell, LoopSummary, MatrixResults, VariantCell } from './cell';
export { aimOf } from './expectations';
export { CHECK_CASES, runCell } from './run-cell';
export { type MatrixOptions, type MatrixProgress, runMatrix } from './run-matrix';
export { loopSummary, undecidedCell } from './unsearched';
