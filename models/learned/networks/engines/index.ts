/** The face of `engines/`: what trains and evaluates networks. */
import type { TensorFlow } from '../../backends';
import type { Engine } from './engine';
import { kernelEngine } from './kernel-engine';
import { tensorFlowEngine } from './tensorflow-engine';

export type { Engine, NetworkTraining, NoiseTransport } from './engine';

/** The engine of an opened backend. */
export const engineOf = (tf: TensorFlow): Engine =>
  tf.perceptrons === undefined ? tensorFlowEngine(tf) : kernelEngine(tf.perceptrons);
