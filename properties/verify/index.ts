/** The face of `properties/verify/`: a statement, a run. */
export { type Progress, verify, type VerifyOptions } from './verify';
