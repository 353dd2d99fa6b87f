/** The face of `properties/search/`: what other folders use of it. */
export { type Stop, stoppedBy, watchForStop } from './cancellation';
export { commonDomain } from './common-domain';
export { conclude } from './conclude';
export { counterexampleOf, findingJson, jsonNumber, replayCounterexample } from './counterexample';
export { EMPTY_TALLY, labelShares, mergeTallies, type Tally } from './counts';
export { exploreChunk, type Explored, mergeExplored, UNEXPLORED } from './random-phase';
export { trialsOf } from './run-case';
export {
  type Aim,
  DEFAULT_SEED,
  searchSpec,
  type SearchSpec,
  type SearchTask,
  type Sought,
  variantSpec,
} from './search-task';
export { type Found, IN_TURN, search, searchBy, type SearchOutcome, type SearchRunner } from './search';
export { mapAtMost } from './threads/map-concurrently';
export { openPool } from './threads/pool';
export { type PortableError, putTogether, takeApart } from './threads/portable-error';
export { threadModule, threadOptions } from './threads/thread-module';
export { MAX_THREADS, type Threads, threadsFor } from './threads/threads';
