/** The face of `theory/language/compiled/`: claims as code, and their values on a model. */
export { CompiledClaims, type EvaluatedClaims, type Evaluation } from './claims';
