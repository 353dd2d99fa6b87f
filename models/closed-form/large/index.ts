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
export { largeRungs } from './rungs';
