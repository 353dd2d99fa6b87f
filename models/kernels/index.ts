/** The face of `models/kernels/`: what other folders use of it. */
export { curationStep, type CurationTables } from './curation';
export type { Kernels, KernelSize } from './kernels';
export { createKernels } from './load';
export { DIFFERENCE_ROUNDINGS, DIVERGENCE_ROUNDINGS } from './plain/divergence';
export { SECOND_MOMENT_ROUNDINGS } from './plain/moments';
export { kernelsFor } from './pool';
