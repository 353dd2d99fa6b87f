/**
 * Number types and their error bounds.
 * @module curated-loops/arithmetic
 */
export * as Q from './rational';
export { type Anchored, anchoredArithmetic, anchoredAt, exactRational, fromInterval } from './anchored';
export {
  type Arithmetic,
  type Decision,
  type Interval,
  type Certainty,
  type Relation,
  type Truth,
  dot,
} from './arithmetic';
export {
  type BigFloat,
  type BigInterval,
  bigArithmetic,
  bigInterval,
  decimalOf,
  toDouble as bigToDouble,
} from './high-precision';
export { type DecimalRounding, decimalText } from './decimal-text';
export { evaluateIn, exactOf, type ExactReal, rationalOf } from './exact-form';
export { exactArithmetic } from './exact-real';
export { signOf } from './exact-sign';
export { smallGcd } from './gcd';
export { type Enclosed, type EnclosureField, enclosureField } from './enclosure-field';
export { type Field, numberField, rationalField } from './field';
export { doubleArithmetic, point, roundDown, roundUp } from './interval';
export type { Rational } from './rational';
export { LEAST_DOUBLE, UNIT_ROUNDOFF, conversionError } from './rounding-model';
