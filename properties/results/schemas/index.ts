/** The face of `properties/results/schemas/`: the schemas of the JSON formats, and the functions that read and write them. */
export { parseBaseline, serialiseBaseline } from './baseline';
export { parseCounterexample, parseCounterexamples, parseRegressions, serialiseRegressions } from './counterexample';
export { parseMatrix, serialiseMatrix } from './matrix';
export { parseResults, serialiseResults } from './verification';
export type * from './baseline';
export type * from './check';
export type * from './conjecture';
export type * from './counterexample';
export type * from './domain';
export type * from './examples';
export type * from './fields';
export type * from './guard-diff';
export type * from './learned';
export type * from './matrix';
export type * from './proofs';
export type * from './sharpen';
export type * from './verification';
