/** The public face of the regression model. */
export {
  type RegressionInstance,
  type RegressionJson,
  checkRegressionInstance,
  decodeRegression,
  encodeRegression,
} from './instance';
export { regressionRungs } from './interpretation';
