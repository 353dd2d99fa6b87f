/** The face of `properties/verify/`: verifies statements. */
export { searchesOf } from './searches';
export { type Progress, verify, type VerifyOptions } from './verify';
