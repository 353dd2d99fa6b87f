/** The face of `models/symbolic/`: all that other folders may import. */
export type { Algebra } from './algebra';
export { DrawsRing, type DrawsValue } from './draws';
export { SymbolicInterpretation, type SymbolicProblem } from './interpretation';
export { INFINITE_K, type OrInfinite, rationalArithmetic, type SymbolicArithmetic } from './values';
