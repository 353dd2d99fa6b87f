/** The face of `networks/`: learners trained by gradient descent on TensorFlow.js, and their engines for the benchmarks. */
export { categoricalSoftmax } from './categorical-softmax';
export { convFlow } from './convolution';
export { ddpm } from './ddpm';
export { engineOf } from './engines';
export { flowMatching, heun } from './flow-matching';
export { networkModel } from './network-model';
export { initialParameters } from './perceptron';
export type { Batch } from './regression';
export { adamRates } from './training/adam';
export { learningRateAt } from './training/learning-rate';
