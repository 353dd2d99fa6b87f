/** The public face of `theory/`: arithmetic, the claim language and the statements. */
export * from './errors';
export { checkOptions, type OptionNames } from './known-options';
export { type AnyText, unknownId } from './unknown-id';
export { MODEL_KINDS, type ModelKind } from './model-kinds';
export { Q } from './arithmetic';
export type { Rational } from './arithmetic';
export {
  type Enclosed,
  type EnclosureField,
  type Field,
  enclosureField,
  numberField,
  rationalField,
} from './arithmetic';
export type { Arithmetic, Certainty, Decision, Interval, Relation } from './arithmetic';
export { doubleArithmetic, dot, point, roundDown, roundUp } from './arithmetic';
export { type Anchored, anchoredArithmetic, anchoredAt, exactRational, fromInterval } from './arithmetic';
export { type BigInterval, bigArithmetic, bigInterval } from './arithmetic';
export { type ExactReal, evaluateIn, exactOf, rationalOf } from './arithmetic';
export { exactArithmetic } from './arithmetic';
export { signOf, smallGcd } from './arithmetic';
export { LEAST_DOUBLE, UNIT_ROUNDOFF, conversionError } from './arithmetic';
export type { AtomName, Claim, Event, Expression } from './language';
export type { Divergence, ModelScalarName, ScalarName } from './language';
export { log, mentionedWords, otherCandidates, otherLoops, parseClaim } from './language';
export { typeset, typesetDefinitions, typesetSide } from './language';
export type { AnyInterpretation, Draws, GaussianPart, Interpretation, ObservableAlgebra, User } from './language';
export { type Assignment, CompiledClaims, type EvaluatedClaims, type Evaluation, evaluate } from './language';
export { applyOperator, noAnswers, noObservables } from './language';
export { type ClaimFilter, type FilterModel, type FilterQuestion, OTHER, REFERENCE } from './language';
export { compileFilter, conditionTruth, runFilter } from './language';
export * from './statements';
