/** The face of `properties/search/`: one search, from a task to what its outcome means. */
export { BLOCK_CASES, CHUNK_CASES, blockCount, chunkCount } from './blocks';
export { type Cancellation, cancelledBy, watchForCancellation } from './cancellation';
export { commonDomain, excludedBy } from './common-domain';
export {
  counterexampleOf,
  findingJson,
  jsonNumber,
  lawsOfFound,
  replayCounterexample,
  usesReference,
} from './counterexample';
export { type Counts, NO_COUNTS, labelShares, mergeCounts, requiredTightness } from './counts';
export { finish } from './finish';
export { VERDICTS, agreementWith, meaningOf, worst } from './meaning';
export type { Found, SearchOutcome } from './outcome';
export { type Exploration, UNEXPLORED, mergeExplorations } from './random-phase';
export { PoolClosedError, ThreadDeathError } from './runner-errors';
export { caseRunner } from './run-case';
export { type BlockPhases, IN_TURN, type SearchRunner, blockPhases, exploreBlocks, search, searchBy } from './search';
export {
  type Aim,
  DEFAULT_SEED,
  type SearchSpec,
  type SearchTask,
  type Sought,
  searchSpec,
  variantSpec,
} from './search-task';
