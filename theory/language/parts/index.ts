/** The face of `theory/language/parts/`. */
export { mentionedWords, otherLoops, speaksOfK } from './mentions';
export { otherCandidates } from './other-candidates';
export { type Node, type Part, partOf } from './parts';
