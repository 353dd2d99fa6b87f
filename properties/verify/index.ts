/** The face of `properties/verify/`: what other folders use of it. */
export { verifyStatement } from './verify-statement';
export { DEFAULT_CASES, type Progress, QUICK_CASES, verify, type VerifyOptions } from './verify';
