/** The face of `theory/language/parts/`. */
export { KnownValues } from './known-values';
export { mentionedWords, speaksOfK } from './mentions';
export { otherCandidates } from './other-candidates';
