/** The public face of `properties/`: how it is tested. */
export * from './learned';
export { type CaseVerdict, type CheckedClaim, type Finding, checkCase } from './checker';
export { counterexampleOf, findingJson, replayCounterexample } from './counterexample';
export { type WeightedAtoms, weightedAtoms } from './generators/weighted-atoms';
export { type SatisfyOptions, searchLoop, toSatisfy } from './matcher';
export { MAX_THREADS, type Threads } from './parallel/threads';
export { claimsWithHypotheses, dropPlan } from './plan';
export type * from './results';
export { type SearchOutcome, type SearchSpec, search } from './search';
export { toolVersion } from './tool';
export { DEFAULT_CASES, DEFAULT_SEED, type Progress, QUICK_CASES, type VerifyOptions, verify } from './verify';
export { verifyStatement } from './verify-statement';
