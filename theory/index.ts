/** The public face of `theory/`: arithmetic, the claim language and the statements. */
export * from './errors';
export { MODEL_KINDS, type ModelKind } from './model-kinds';
export { VERSION } from './version';
export { Q } from './arithmetic';
export type { Rational } from './arithmetic';
export { type Field, numberField, rationalField } from './arithmetic';
export type { Arithmetic, Decision, Interval, Certainty, Relation, Truth } from './arithmetic';
export { doubleArithmetic, point, roundDown, roundUp } from './arithmetic';
export { type Anchored, anchoredArithmetic, anchoredAt, exactRational, fromInterval } from './arithmetic';
export { type BigInterval, bigArithmetic } from './arithmetic';
export { type ExactReal, evaluateIn, exactOf, rationalOf } from './arithmetic';
export { exactArithmetic } from './arithmetic';
export { signOf } from './arithmetic';
export type { AtomName, Claim, Expression } from './language';
export type { BinaryOperator, Divergence, ElementaryFunction, ObservableName, ScalarName } from './language';
export { log, mentionedWords, parseClaim } from './language';
export { expressionTex, typeset, typesetDefinitions } from './language';
export type { AnyInterpretation, Draws, Interpretation, ObservableAlgebra, User } from './language';
export { type Assignment, type Evaluation, evaluate } from './language';
export { applyOperator } from './language';
export {
  type ClaimFilter,
  type FilterModel,
  REFERENCE,
  certainlyHolds,
  compileFilter,
  filteredSides,
  runFilter,
} from './language';
export * from './statements';
