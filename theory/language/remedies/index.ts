/** The face of `theory/language/remedies/`: what to write instead of what the language does not know. */
export { remedyForFunction, remedyForLaw, remedyForName, remedyForOperator, remedyForText } from './remedies';
export { usageOf } from './usage';
