/** The face of `properties/verify/`: verifies statements. */
export { type Progress, verify, type VerifyOptions } from './verify';
