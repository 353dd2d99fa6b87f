/** The face of `properties/learned/decide/`: decides claims about runs that can only be sampled, learned or recorded. */
export { type AskedClaim, askedClaim, lambdaText } from './asked';
export { boundedVariable, type Decided, decideClaim, type Limits, linearForm } from './decide-claim';
export { checksIn, decideInParts, stepRounds } from './decide-parts';
export type { DrawSource } from './draw-source';
export { type DependentDraws, Draws } from './draws';
export { Enclosures } from './enclosures';
export type { LearnedScalars } from './learned-interpretation';
export { bare, drawnLaw, type DrawnLaw, lawKey } from './law';
export { type DrawView, estimate, type Question, questionKey } from './question';
