/** The public face of `theory/`: arithmetic, the claim language and the statements. */
export * from './errors';
export * as Q from './arithmetic/rational';
export type { Rational } from './arithmetic/rational';
export { type Field, numberField, rationalField } from './arithmetic/field';
export type { Arithmetic, Decision, Interval, Means, Relation, Truth } from './arithmetic/arithmetic';
export { doubleArithmetic, point, roundDown, roundUp } from './arithmetic/interval';
export { type Anchored, anchoredArithmetic, anchoredAt, exactRational, fromInterval } from './arithmetic/anchored';
export { type BigInterval, bigArithmetic } from './arithmetic/big-interval';
export { type ExactReal, evaluateIn, exactOf, rationalOf } from './arithmetic/exact-form';
export { exactArithmetic } from './arithmetic/exact-real';
export { signOf } from './arithmetic/exact-sign';
export * from './claim/syntax';
export { parseClaim } from './claim/parse';
export { expressionTex, typeset, typesetDefinitions } from './claim/typeset';
export type { AnyInterpretation, Draws, Interpretation, ObservableAlgebra, User } from './claim/interpretation';
export { type Assignment, type Evaluation, evaluate } from './claim/evaluate';
export { applyFunction, applyOperator } from './claim/operators';
export {
  type ClaimFilter,
  type FilterModel,
  REFERENCE,
  certainlyHolds,
  compileFilter,
  filteredSides,
  runFilter,
} from './claim/filter';
export * from './statements/statement';
export {
  type ParsedClaim,
  STATEMENTS,
  claimsFor,
  learnedClaims,
  parseClaimSpec,
  statementOf,
} from './statements/registry';
