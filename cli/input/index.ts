/** The face of `cli/input/`: values that the command line and its files hold. */
export {
  readCandidates,
  readInteger,
  readLambda,
  readPositive,
  readProbability,
  readRationals,
  readSeconds,
} from './numbers';
export { reasonOf, readText } from './text-file';
export { readLaw, readVector } from './vector';
