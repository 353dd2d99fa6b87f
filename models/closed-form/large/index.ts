/** The public face of the large discrete model. */
export { MASS_FAMILIES, WEIGHT_FAMILIES } from './families';
export {
  type LargeAtom,
  type LargeAtoms,
  type LargeInstance,
  atomsOf,
  checkLargeInstance,
  hasExactTwin,
  sizeOf,
} from './instance';
export { largeRungs } from './rungs';
