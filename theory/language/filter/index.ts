/** The face of `theory/language/filter/`: claims that are decided in doubles with an error bound. */
export { compileFilter } from './compile';
export { type FilterModel, type FilterQuestion, OTHER, REFERENCE } from './model';
export type { ClaimFilter } from './program';
export { conditionTruth, runFilter } from './run';
