/** The face of `models/kernels/`: all that other folders may import. */
export { curationStep, type CurationTables } from './curation';
export type { Kernels, KernelSize } from './kernels';
export { createKernels } from './load';
export { DIFFERENCE_ROUNDINGS, DIVERGENCE_ROUNDINGS } from './plain/divergence';
export { SECOND_MOMENT_ROUNDINGS } from './plain/moments';
export { kernelsFor } from './pool';
