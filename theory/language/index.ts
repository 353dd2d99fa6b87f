/** The face of `theory/language/`: all that other folders may import. */
export { CompiledClaims, type EvaluatedClaims, type Evaluation } from './compiled';
export { evaluate } from './evaluate';
export {
  type ClaimFilter,
  type FilterModel,
  type FilterQuestion,
  OTHER,
  REFERENCE,
  compileFilter,
  conditionTruth,
  runFilter,
} from './filter';
export type {
  AnyInterpretation,
  Divergence,
  Draws,
  GaussianPart,
  Interpretation,
  ObservableAlgebra,
  User,
} from './interpretation';
export { noAnswers, noObservables } from './no-answers';
export { mentionedWords, otherCandidates, otherLoops } from './parts';
export type { ModelScalarName, ScalarName } from './names';
export { applyOperator } from './operators';
export { parseClaim } from './parse';
export type { Assignment, AtomName, Claim, Event, Expression } from './tree';
export { typeset, typesetDefinitions, typesetSide } from './typeset';
export { log } from './words';
