/** The face of `models/kernels/perceptron/`: networks in memory of their own, and where they compute. */
export { type Host, plainHost, webAssemblyHost } from './host';
export type { VectorName } from './layout';
export { type PerceptronBatch, type PerceptronSize, type Rates, PerceptronNetwork } from './network';
