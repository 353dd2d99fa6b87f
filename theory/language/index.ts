/** The face of `theory/language/`: what other folders use of it. */
export { type Assignment, evaluate, type Evaluation } from './evaluate';
export {
  certainlyHolds,
  type ClaimFilter,
  compileFilter,
  filteredSides,
  type FilterModel,
  REFERENCE,
  runFilter,
} from './filter';
export type { AnyInterpretation, Draws, Interpretation, ObservableAlgebra, User } from './interpretation';
export { applyFunction, applyOperator } from './operators';
export { parseClaim } from './parse';
export type { Claim } from './syntax';
export { expressionTex, typeset, typesetDefinitions } from './typeset';
