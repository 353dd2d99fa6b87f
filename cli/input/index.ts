/** The face of `cli/input/`: reads values from the command line and its files. */
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
