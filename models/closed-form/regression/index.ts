/** The face of `models/closed-form/regression/`: all that other folders may import. */
export { type RegressionInstance, checkRegressionInstance } from './instance';
export { regressionRungs } from './interpretation';
