/** The public face of the large discrete model. */
export { MASS_FAMILIES, type MassFamily, WEIGHT_FAMILIES, type WeightFamily } from './families';
export {
  type LargeAtom,
  type LargeAtoms,
  type LargeInstance,
  MOST_ATOMS,
  MOST_CANDIDATES,
  type MoreAtoms,
  atomsOf,
  checkLargeInstance,
  exactTwin,
  hasExactTwin,
  sizeOf,
} from './instance';
export { type LargeJson, decodeLarge, encodeLarge } from './json';
export { largeRungs } from './rungs';
export { curatedByFew } from './finite-step';
export type { LargeLaw } from './law';
export { curateFinite } from './numerics/curation';
export { divergenceOf } from './numerics/divergence';
export { type Moments, momentsOf } from './numerics/moments';
export { around, blockedSum, compound, LARGEST_ERROR, LEAST_MASS, roundings, SUM } from './numerics/rounding';
