/** The face of `properties/audit/facts/`: what is known of a recorded run. */
export { type Facts, factsOf, type StatedFacts } from './facts';
export type { NamedRule } from './rule';
