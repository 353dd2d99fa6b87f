/** The face of `engines/`: what trains and evaluates a network. */
import type { TensorFlow } from '../../backends';
import { type Widths, perceptronOn } from '../perceptron';
import type { Engine } from './engine';
import { kernelEngine } from './kernel-engine';
import { tensorFlowEngine } from './tensorflow-engine';

export { type Engine, type NetworkTraining, type NoiseTransport, sideBySide } from './engine';
export { tensorFlowEngine } from './tensorflow-engine';

/** The engine of a perceptron on an opened backend. */
export const engineOf = (tf: TensorFlow, widths: Widths): Engine =>
  tf.perceptrons === undefined ? tensorFlowEngine(tf, perceptronOn(tf, widths)) : kernelEngine(tf.perceptrons, widths);
