/** The face of `cli/output/progress/`: how a run reports itself while it goes on. */
export { matrixReport } from './matrix-progress';
export { startReporter } from './reporter';
export { verifyReport } from './verify-progress';
