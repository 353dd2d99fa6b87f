/** The face of `properties/verify/`: a statement, a run. */
export { verifyStatement } from './verify-statement';
export { DEFAULT_CASES, type Progress, QUICK_CASES, verify, type VerifyOptions } from './verify';
