/** The face of `models/kernels/perceptron/`: networks in memory of their own, and where they compute. */
export { type Host, plainHost } from './host';
export { type Rates, PerceptronNetwork } from './network';
