/** The public face of the large discrete model. */
export { checkLargeInstance } from './check';
export { classesOf } from './classes';
export { MASS_FAMILIES, WEIGHT_FAMILIES } from './families';
export { type LargeAtom, type LargeInstance, sizeOf } from './instance';
export { largeRungs } from './rungs';
export { hasExactTwin } from './twin';
