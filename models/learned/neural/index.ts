/** Learners that are trained by gradient descent, on TensorFlow.js. */
export { type CategoricalModel, type CategoricalOptions, categoricalSoftmax } from './categorical-softmax';
export { DEFAULT_DDPM, type DdpmOptions, ddpm } from './ddpm';
export { DEFAULT_FLOW, type FlowOptions, flowMatching } from './flow-matching';
export type { NeuralKind, NeuralModel, NeuralState } from './neural-model';
export { isNeuralModel } from './neural-model';
export type { NeuralOptions, NeuralSettings } from './neural-options';
export type { ScheduleName } from './noise-schedule';
export type { TensorFlow } from '../backend';
