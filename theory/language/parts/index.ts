/** The face of `theory/language/parts/`. */
export { KnownValues } from './known-values';
export { mentionedWords, otherLoops, speaksOfK } from './mentions';
export { otherCandidates } from './other-candidates';
