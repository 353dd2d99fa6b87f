/** The face of `models/closed-form/regression/`. */
export { type RegressionInstance, checkRegressionInstance } from './instance';
export { regressionRungs } from './interpretation';
