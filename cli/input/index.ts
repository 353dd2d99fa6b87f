/** The face of `cli/input/`: reads values from the command line and its files. */
export {
  readCandidates,
  readInteger,
  readLambda,
  readNonNegative,
  readPositive,
  readProbability,
  readRangeOfCandidates,
  readRationals,
  readTime,
} from './numbers';
export { reasonOf, readText } from './text-file';
export { readLaw, readVector } from './vector';
