/** The face of `properties/audit/recording/`: a recorded run in memory. */
export { collect, type Recording, type RoundPools, sizeOf } from './recording';
export { restricted, type TraitOptions } from './restrict';
export { withDerivedFlags } from './derived-flags';
