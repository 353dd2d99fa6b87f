/** The face of `models/closed-form/certified/`: laws in doubles with error bounds, for any number of atoms. */
export { curateFinite } from './curation';
export { difference } from './difference';
export { type DivergenceKind, divergenceOf } from './divergence';
export { curatedByFew } from './finite-step';
export { type CertifiedLaw, isNormalised, lawOf, lawWithin, normalised, quotients } from './law';
export { type Moments, meanOfEnclosed, momentsOf, probabilityOf } from './moments';
