/**
 * Arbitraries of fast-check for properties of your own: laws, weights, instances and loops, exact from birth, which shrink to what a person
 * would write.
 * @module curated-loops/arbitraries
 */
export { instances, type InstancesConstraints } from './instances';
export { laws, type LawsConstraints } from './laws';
export { loops, type LoopsConstraints } from './loops';
export type { Atoms } from './size';
export { weights, type WeightsConstraints } from './weights';
