/** The face of `cli/output/progress/`: the progress reports of a run. */
export { watchInterrupt } from './interrupt';
export { matrixReport } from './matrix-progress';
export { startReporter } from './reporter';
export { verifyReport } from './verify-progress';
