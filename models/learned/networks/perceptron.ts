/**
 * Multilayer perceptron with its own backward pass.
 *
 * `h_0 = x`, `h_{l+1} = φ(h_l W_l + b_l)`, the last layer without `φ`. `φ(z) = z σ(z)` (SiLU), so `φ'(z) = φ(z) + σ(z) (1 − φ(z))`.
 * For a loss with cotangent `G_l = ∂L/∂z_l` of the pre-activations: `∂L/∂W_l = h_lᵀ G_l`, `∂L/∂b_l = 1ᵀ G_l`,
 * `G_{l−1} = (G_l W_lᵀ) ∘ φ'(z_{l−1})`.
 *
 * All weights are one vector, layer by layer, `W_l` row by row and then `b_l`: an optimiser then takes a handful of operations instead
 * of a handful for each layer. The backward pass is written out: the core of TensorFlow.js has none on wasm and cpu, and the one that comes with
 * the whole library (`matMul` with transposing flags) runs outside the fast kernel of wasm, ten times slower than an explicit transpose.
 *
 * Source: Rumelhart, Hinton & Williams 1986 (backpropagation); Hendrycks & Gimpel 2016, arXiv:1606.08415, and Elfwing, Uchibe & Doya
 * 2017, arXiv:1702.03118 (SiLU); He et al. 2015, arXiv:1502.01852, section 2.2 (initial weights).
 */
import type { Rank, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { RandomStream } from '../../random';
import type { TensorFlow } from '../backends';

/** Units of the input, of each hidden layer and of the output. */
export type Widths = readonly number[];

interface Layer {
  /** Inputs × outputs. */
  readonly weights: Tensor2D;
  readonly bias: Tensor1D;
}

export type Layers = readonly Layer[];

/** What the backward pass needs of a forward pass. */
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

/** Number of weights and biases. */
export const parameterCount = (widths: Widths): number =>
  shapesOf(widths).reduce((sum, { inputs, outputs }) => sum + (inputs + 1) * outputs, 0);

/** Weights `N(0, 2 / inputs)`, but 0 in the last layer, so that the first output is 0; biases 0. */
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

/** `h W + b`. Not as one fused operation: the native backend makes more of them of that. */
const affine = (tf: TensorFlow, { weights, bias }: Layer, h: Tensor2D): Tensor2D => tf.add(tf.matMul(h, weights), bias);

/** Products with a transposing flag are the fast ones on the native backend, and the slow ones elsewhere. */
const hasFlags = (tf: TensorFlow): boolean => tf.getBackend() === 'tensorflow';

/** `aᵀ b`; the narrower of the two is transposed. */
function transposeTimes(tf: TensorFlow, a: Tensor2D, b: Tensor2D): Tensor2D {
  if (b.shape[1] < a.shape[1]) return tf.transpose(transposeTimes(tf, b, a));
  return hasFlags(tf) ? tf.matMul(a, b, true, false) : tf.matMul(tf.transpose(a), b);
}

/** `a bᵀ`. */
const timesTranspose = (tf: TensorFlow, a: Tensor2D, b: Tensor2D): Tensor2D =>
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
    // 1ᵀ G as a product, for it uses what the wasm backend has packed for the line above; a sum over rows is slow there.
    parts.unshift(tf.reshape(weights, [-1]), tf.reshape(tf.matMul(ones, g), [-1]));
    if (l > 0) g = tf.mul(timesTranspose(tf, g, (layers[l] as Layer).weights), trace.slopes[l - 1] as Tensor2D);
  }
  return tf.concat1d(parts);
}
