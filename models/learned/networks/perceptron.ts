/**
 * Multilayer perceptron with its own backward pass.
 *
 * `h_0 = x`, `h_{l+1} = φ(h_l W_l + b_l)`; the last layer has no `φ`. `φ(z) = z σ(z)` (SiLU), so
 * `φ'(z) = φ(z) + σ(z) (1 − φ(z))`. For a loss with cotangent `G_l = ∂L/∂z_l` of the pre-activations:
 * `∂L/∂W_l = h_lᵀ G_l`, `∂L/∂b_l = 1ᵀ G_l`, `G_{l−1} = (G_l W_lᵀ) ∘ φ'(z_{l−1})`.
 *
 * All parameters form one vector, layer by layer: `W_l` row by row, then `b_l`. So the number of operations of an
 * optimiser does not depend on the number of layers. The backward pass is explicit, since the core of TensorFlow.js has
 * none on wasm and cpu. That of the whole library (`matMul` with transposing flags) does not use the fast kernel of
 * wasm, and is ten times slower than an explicit transpose.
 *
 * Source: Rumelhart, Hinton & Williams 1986 (backpropagation); Hendrycks & Gimpel 2016, arXiv:1606.08415, and Elfwing, Uchibe & Doya
 * 2017, arXiv:1702.03118 (SiLU); He et al. 2015, arXiv:1502.01852, section 2.2 (initial weights).
 */
import type { Rank, Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { RandomStream } from '../../random';
import type { TensorFlow } from '../backends';
import type { TensorNetwork } from './tensor-network';

/** The numbers of units of the input, of each hidden layer and of the output. */
export type Widths = readonly number[];

interface Layer {
  /** Inputs × outputs. */
  readonly weights: Tensor2D;
  readonly bias: Tensor1D;
}

export type Layers = readonly Layer[];

/** The intermediate results of a forward pass that the backward pass needs. */
export interface Trace {
  /** `h_l`, the input of each layer; batch × units. */
  readonly inputs: readonly Tensor2D[];
  /** `φ'(z_l)` of each hidden layer. */
  readonly slopes: readonly Tensor2D[];
  readonly output: Tensor2D;
}

interface Shape {
  readonly inputs: number;
  readonly outputs: number;
}

const shapesOf = (widths: Widths): Shape[] =>
  widths.slice(1).map((outputs, l) => ({ inputs: widths[l] as number, outputs }));

/** The number of weights and biases. */
export const parameterCount = (widths: Widths): number =>
  shapesOf(widths).reduce((sum, { inputs, outputs }) => sum + (inputs + 1) * outputs, 0);

/**
 * The initial parameters: weights are `N(0, 2 / inputs)`, but 0 in the last layer, so that the initial output is 0.
 * Biases are 0.
 */
export function initialParameters(widths: Widths, random: RandomStream): Float32Array {
  const parameters = new Float32Array(parameterCount(widths));
  let at = 0;
  for (const { inputs, outputs } of shapesOf(widths).slice(0, -1)) {
    const deviation = Math.sqrt(2 / inputs);
    for (let i = 0; i < inputs * outputs; i += 1) parameters[at + i] = deviation * random.normal();
    at += (inputs + 1) * outputs;
  }
  return parameters;
}

/** The layers in a vector of parameters. */
export function layersOf(tf: TensorFlow, widths: Widths, parameters: Tensor1D): Layers {
  const shapes = shapesOf(widths);
  const parts = tf.split(
    parameters,
    shapes.flatMap(({ inputs, outputs }) => [inputs * outputs, outputs]),
  );
  return shapes.map(({ inputs, outputs }, l) => ({
    weights: tf.reshape<Rank.R2>(parts[2 * l] as Tensor1D, [inputs, outputs]),
    bias: parts[2 * l + 1] as Tensor1D,
  }));
}

/** `h W + b`, not as one fused operation, which the native backend splits into more operations. */
const affine = (tf: TensorFlow, { weights, bias }: Layer, h: Tensor2D): Tensor2D => tf.add(tf.matMul(h, weights), bias);

/** Whether products with a transposing flag are fast: they are on the native backend, and slow elsewhere. */
const hasFlags = (tf: TensorFlow): boolean => tf.getBackend() === 'tensorflow';

/** `aᵀ b`; it transposes the narrower of the two. */
export function transposeTimes(tf: TensorFlow, a: Tensor2D, b: Tensor2D): Tensor2D {
  if (b.shape[1] < a.shape[1]) return tf.transpose(transposeTimes(tf, b, a));
  return hasFlags(tf) ? tf.matMul(a, b, true, false) : tf.matMul(tf.transpose(a), b);
}

/** `a bᵀ`. */
export const timesTranspose = (tf: TensorFlow, a: Tensor2D, b: Tensor2D): Tensor2D =>
  hasFlags(tf) ? tf.matMul(a, b, false, true) : tf.matMul(a, tf.transpose(b));

/** The output for a batch of inputs, with what the backward pass needs. */
export function forward(tf: TensorFlow, layers: Layers, input: Tensor2D): Trace {
  const inputs: Tensor2D[] = [];
  const slopes: Tensor2D[] = [];
  let h = input;
  for (const [l, layer] of layers.entries()) {
    inputs.push(h);
    const z = affine(tf, layer, h);
    if (l === layers.length - 1) return { inputs, slopes, output: z };
    const sigmoid: Tensor2D = tf.sigmoid(z);
    h = tf.mul(z, sigmoid);
    slopes.push(tf.add(h, tf.mul(sigmoid, tf.sub(1, h))));
  }
  return { inputs, slopes, output: h };
}

/** The output alone. */
export function outputOf(tf: TensorFlow, layers: Layers, input: Tensor2D): Tensor2D {
  let h = input;
  for (const [l, layer] of layers.entries()) {
    const z = affine(tf, layer, h);
    h = l === layers.length - 1 ? z : tf.mul(z, tf.sigmoid(z));
  }
  return h;
}

/** The gradient in all parameters of a loss whose derivative in the output is `cotangent`. */
export function gradient(tf: TensorFlow, layers: Layers, trace: Trace, cotangent: Tensor2D): Tensor1D {
  const ones: Tensor2D = tf.ones([1, cotangent.shape[0]]);
  const parts: Tensor1D[] = [];
  let g = cotangent;
  for (let l = layers.length - 1; l >= 0; l -= 1) {
    const weights = transposeTimes(tf, trace.inputs[l] as Tensor2D, g);
    // 1ᵀ G is computed as a product, which reuses the matrix that wasm packed for the line above. A sum over rows is
    // slow on wasm.
    parts.unshift(tf.reshape(weights, [-1]), tf.reshape(tf.matMul(ones, g), [-1]));
    if (l > 0) g = tf.mul(timesTranspose(tf, g, (layers[l] as Layer).weights), trace.slopes[l - 1] as Tensor2D);
  }
  return tf.concat1d(parts);
}

/** The most rows of a perceptron that are computed together. */
export const MOST_ROWS = 4096;

/** The perceptron of the given widths as a network. */
export const perceptronOn = (tf: TensorFlow, widths: Widths): TensorNetwork => ({
  inputs: widths[0] as number,
  outputs: widths[widths.length - 1] as number,
  most: MOST_ROWS,
  output: (parameters, input) => outputOf(tf, layersOf(tf, widths, parameters), input),
  descent: (parameters, input, target) => {
    const layers = layersOf(tf, widths, parameters);
    const trace = forward(tf, layers, input);
    const residual: Tensor2D = tf.sub(trace.output, target);
    const loss: Scalar = tf.mean(tf.square(residual));
    return { loss, gradient: gradient(tf, layers, trace, tf.mul(residual, 2 / residual.size)) };
  },
});
