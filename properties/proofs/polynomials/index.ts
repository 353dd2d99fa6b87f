/** The face of `properties/proofs/polynomials/`: all that other folders may import. */
export {
  type Budget,
  BudgetError,
  type Cleared,
  type Numerator,
  numeratorOf,
  type RationalFunction,
} from './numerator';
export { constant, isNonNegative, type Polynomial, sum, textOf, variable } from './polynomial';
export { type Shape, ShapeAlgebra, type VariableGroup } from './shape';
