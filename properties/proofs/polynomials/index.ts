/** The face of `properties/proofs/polynomials/`: all that other folders may import. */
export { type Budget, BudgetError, type Numerator, numeratorOf, type RationalFunction } from './numerator';
export { isNonNegative, sum } from './polynomial';
export { ShapeAlgebra, type VariableGroup } from './shape';
