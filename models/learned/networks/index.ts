/** Learners that are trained by gradient descent, on TensorFlow.js. */
export { type CategoricalModel, type CategoricalOptions, categoricalSoftmax } from './categorical-softmax';
export { DEFAULT_DDPM, type DdpmOptions, ddpm } from './ddpm';
export { DEFAULT_FLOW, type FlowOptions, flowMatching } from './flow-matching';
export type { NeuralKind, NeuralModel, NeuralState } from './network-model';
export { isNeuralModel } from './network-model';
export type { NeuralOptions, NeuralSettings } from './network-options';
export type { ScheduleName } from './noise-schedule';
export type { TensorFlow } from '../backends';
export { heun } from './flow-matching';
export { neuralModel } from './network-model';
export type { Batch } from './regression';
export { type Optimisation, trainingStep } from './training/training-step';
