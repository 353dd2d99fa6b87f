/** The face of `parsing/`: the readers from which the parser of claims is made. */
export type { Definitions } from './reader';
export { RELATIONS, elementary, events, functions, namedLaws, statistics, withRemedy } from './tables';
export { WordReader } from './words';
