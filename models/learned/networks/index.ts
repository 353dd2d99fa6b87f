/** The face of `networks/`: learners trained by gradient descent on TensorFlow.js, and one gradient step for the benchmarks. */
export { categoricalSoftmax } from './categorical-softmax';
export { ddpm } from './ddpm';
export { flowMatching, heun } from './flow-matching';
export { networkModel } from './network-model';
export type { Batch } from './regression';
export { type Optimisation, trainingStep } from './training/training-step';
