/** The face of `theory/language/scope/`: what may stand where, and what a claim is quantified over. */
export { Capture, type Mention } from './capture';
export { type Offsets, Quantifiers, type Round } from './quantifiers';
export { type Average, E_DRAWS, Scope } from './scope';
