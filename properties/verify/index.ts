/** The face of `properties/verify/`: verifies statements. */
export { searchesOf } from './searches';
export { DEFAULT_CASES, type Progress, verify, type VerifyOptions } from './verify';
