/** A network on TensorFlow.js, as functions of one vector of parameters. */
import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';

/** The mean squared error of a batch, and its gradient in the parameters. */
interface Descent {
  readonly loss: Scalar;
  readonly gradient: Tensor1D;
}

export interface TensorNetwork {
  /** The number of coordinates of an input, and of an output. */
  readonly inputs: number;
  readonly outputs: number;
  /** The most rows of inputs that should be in memory together. */
  readonly most: number;
  /** The outputs, rows × outputs. */
  output(parameters: Tensor1D, input: Tensor2D): Tensor2D;
  descent(parameters: Tensor1D, input: Tensor2D, target: Tensor2D): Descent;
}
