/**
 * Operations with their own gradients, from which the network is composed; `tf.grads` differentiates compositions of them.
 *
 * The core of TensorFlow.js has no gradients on wasm and cpu, wasm has no kernel for the gradient in the filter of a convolution, and some
 * gradients of 4.22 are wrong. So every gradient is written here, and tested on every backend that runs.
 *
 * Where a backend has kernels for both gradients of a convolution, they are used: those of native take about half the time. On wasm the
 * filter's gradient is itself a convolution, with the roles of images and channels exchanged:
 * `∂L/∂F[u, v, i, o] = Σ_{b, y, x} X[b, y + u, x + v, i] G[b, y, x, o]` convolves the "images" i, with "channels" b, with o filters of
 * the height and width of G. It takes half the time of nine products of shifted images.
 *
 * wasm keeps a packed copy of the right factor of a product by its data alone, and would read the packed copy in the shape of the first
 * product. So no data is the right factor of products in two shapes.
 *
 * Source: Dumoulin & Visin 2016, arXiv:1603.07285 (gradients of convolutions as convolutions); Hendrycks & Gimpel 2016, arXiv:1606.08415,
 * section 2 (SiLU); Shi et al. 2016, arXiv:1609.05158, section 2.2 (depth to space).
 */
import type {
  GradSaveFunc,
  KernelConfig,
  NamedAttrMap,
  NamedTensorMap,
  Rank,
  Scalar,
  Tensor,
  Tensor1D,
  Tensor2D,
  Tensor4D,
} from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../../backends';
import { timesTranspose, transposeTimes } from '../perceptron';

interface Operation<Value extends Tensor> {
  readonly args: Tensor[];
  /** @param keep keeps tensors for the pullback */
  readonly value: (keep: GradSaveFunc) => Value;
  /** The gradients in the arguments, from that in the value and the tensors kept. */
  readonly pullback: (gradient: Value, kept: Tensor[]) => Tensor[];
}

const apply = <Value extends Tensor>(tf: TensorFlow, { args, value, pullback }: Operation<Value>): Value =>
  tf.customGrad<Value>((...inputs) => ({
    value: value(inputs[args.length] as GradSaveFunc),
    gradFunc: pullback,
  }))(...args);

/** A filter turned by half a turn, with its channels exchanged: convolution with it is the transpose of that with the filter. */
function turned(tf: TensorFlow, filter: Tensor4D): Tensor4D {
  const [height, width, inputs, outputs] = filter.shape;
  const flat = tf.reshape<Rank.R3>(filter, [height * width, inputs, outputs]);
  // A concatenation is several times faster than `tf.reverse` on wasm.
  const slices = Array.from({ length: height * width }, (_, i) => tf.slice(flat, [i, 0, 0], [1, inputs, outputs]));
  return tf.transpose(tf.reshape<Rank.R4>(tf.concat3d(slices.reverse(), 0), filter.shape), [0, 1, 3, 2]);
}

/** The gradient in a filter of 3 × 3. */
function filterGradient(tf: TensorFlow, images: Tensor4D, gradient: Tensor4D): Tensor4D {
  const around = tf.pad(images, [
    [0, 0],
    [1, 1],
    [1, 1],
    [0, 0],
  ]);
  const channels = tf.transpose(around, [3, 1, 2, 0]);
  const filters: Tensor4D = tf.transpose(gradient, [1, 2, 0, 3]);
  return tf.transpose(tf.conv2d(channels, filters, 1, 'valid'), [1, 2, 0, 3]);
}

/** Whether the backend has the kernels of the gradients of a convolution. */
const hasGradients = (tf: TensorFlow): boolean =>
  ['Conv2DBackpropInput', 'Conv2DBackpropFilter'].every(
    (name) => (tf.getKernel(name, tf.getBackend()) as KernelConfig | undefined) !== undefined,
  );

/** The gradients in images and filter by the kernels of the backend. */
function kernelGradients(tf: TensorFlow, gradient: Tensor4D, images: Tensor4D, filter: Tensor4D): Tensor[] {
  const same = { strides: [1, 1], pad: 'same', dataFormat: 'NHWC' };
  const run = (name: string, inputs: NamedTensorMap, shape: NamedAttrMap): Tensor =>
    tf.engine().runKernel(name, inputs, { ...same, ...shape });
  return [
    run('Conv2DBackpropInput', { dy: gradient, filter }, { inputShape: images.shape }),
    run('Conv2DBackpropFilter', { x: images, dy: gradient }, { filterShape: filter.shape }),
  ];
}

/**
 * Convolution with zeros around: images of batch × height × width × channels keep their height and width.
 * @param filter 3 × 3 × channels × channels of the value
 */
export const convolve = (tf: TensorFlow, images: Tensor4D, filter: Tensor4D): Tensor4D =>
  apply(tf, {
    args: [images, filter],
    value: (keep) => {
      keep([images, filter]);
      return tf.conv2d(images, filter, 1, 'same');
    },
    pullback: (gradient, [x, f]) =>
      hasGradients(tf)
        ? kernelGradients(tf, gradient, x as Tensor4D, f as Tensor4D)
        : [tf.conv2d(gradient, turned(tf, f as Tensor4D), 1, 'same'), filterGradient(tf, x as Tensor4D, gradient)],
  });

/** `x W + 1 b`, row by row. */
export const affine = (tf: TensorFlow, x: Tensor2D, weights: Tensor2D, bias: Tensor1D): Tensor2D =>
  apply(tf, {
    args: [x, weights, bias],
    value: (keep) => {
      keep([x, weights]);
      return tf.add(tf.matMul(x, weights), bias);
    },
    pullback: (gradient, [input, w]) => [
      timesTranspose(tf, gradient, w as Tensor2D),
      transposeTimes(tf, input as Tensor2D, gradient),
      sumOfRows(tf, gradient),
    ],
  });

/** `1ᵀ x` as a product: a sum over rows is slow on wasm. */
const sumOfRows = (tf: TensorFlow, x: Tensor2D): Tensor1D =>
  tf.reshape(tf.matMul(tf.ones<Rank.R2>([1, x.shape[0]]), x), [-1]);

/** Adds a number to each channel of each image. @param shifts batch × channels */
export const shift = (tf: TensorFlow, images: Tensor4D, shifts: Tensor2D): Tensor4D =>
  apply(tf, {
    args: [images, shifts],
    value: () => {
      const [batch, channels] = shifts.shape;
      return tf.add(images, tf.reshape(shifts, [batch, 1, 1, channels]));
    },
    pullback: (gradient) => {
      const [, height, width] = gradient.shape;
      // The sum over an image is a mean, for which wasm has a fast kernel.
      const means = tf.avgPool(gradient, [height, width], 1, 'valid');
      return [gradient, tf.mul(tf.reshape(means, shifts.shape), height * width)];
    },
  });

/** `φ(z) = z σ(z)`, with `φ' = φ + σ (1 − φ)`. */
export const silu = <X extends Tensor>(tf: TensorFlow, z: X): X =>
  apply<X>(tf, {
    args: [z],
    value: (keep) => {
      const sigmoid: X = tf.sigmoid(z);
      const value: X = tf.mul(z, sigmoid);
      keep([sigmoid, value]);
      return value;
    },
    pullback: (gradient, [sigmoid, value]) => [
      tf.mul(gradient, tf.add(value as X, tf.mul(sigmoid as X, tf.sub(1, value as X)))),
    ],
  });

/** What is added to a mean of squares before it divides. */
const LEAST_SQUARE = 1e-6;

/**
 * The channels of each pixel divided by their root mean square: `y = x / r` with `r² = mean x² + ε`, whose pullback is
 * `(G − y mean(G y)) / r`.
 */
export const normalised = (tf: TensorFlow, images: Tensor4D): Tensor4D =>
  apply(tf, {
    args: [images],
    value: (keep) => {
      const meanSquares: Tensor4D = tf.add(tf.mean(tf.square(images), 3, true), LEAST_SQUARE);
      const inverse = tf.rsqrt(meanSquares);
      const value: Tensor4D = tf.mul(images, inverse);
      keep([inverse, value]);
      return value;
    },
    pullback: (gradient, [inverse, value]) => {
      const along = tf.mean(tf.mul(gradient, value as Tensor4D), 3, true);
      return [tf.mul(tf.sub(gradient, tf.mul(value as Tensor4D, along)), inverse as Tensor4D)];
    },
  });

export const sum = <X extends Tensor>(tf: TensorFlow, a: X, b: X): X =>
  apply<X>(tf, { args: [a, b], value: () => tf.add(a, b), pullback: (gradient) => [gradient, gradient] });

export const reshape = <To extends Rank>(tf: TensorFlow, x: Tensor, shape: Tensor<To>['shape']): Tensor<To> =>
  apply<Tensor<To>>(tf, {
    args: [x],
    value: () => tf.reshape<To>(x, shape),
    pullback: (gradient) => [tf.reshape(gradient, x.shape)],
  });

/** Blocks of 2 × 2 pixels as pixels of four times the channels. */
function blocks(tf: TensorFlow, images: Tensor4D): Tensor4D {
  const [batch, height, width, channels] = images.shape;
  const rows = tf.reshape(images, [batch, height / 2, 2, width / 2, 2 * channels]);
  return tf.reshape(tf.transpose(rows, [0, 1, 3, 2, 4]), [batch, height / 2, width / 2, 4 * channels]);
}

/** The inverse of `blocks`. */
function unblocked(tf: TensorFlow, images: Tensor4D): Tensor4D {
  const [batch, height, width, channels] = images.shape;
  const rows = tf.reshape(images, [batch, height, width, 2, channels / 2]);
  return tf.reshape(tf.transpose(rows, [0, 1, 3, 2, 4]), [batch, 2 * height, 2 * width, channels / 4]);
}

/** Halves the height and the width, which are even: blocks of 2 × 2 pixels become pixels of four times the channels. */
export const spaceToDepth = (tf: TensorFlow, images: Tensor4D): Tensor4D =>
  apply(tf, { args: [images], value: () => blocks(tf, images), pullback: (gradient) => [unblocked(tf, gradient)] });

/** Doubles the height and the width; the number of channels is a multiple of 4. The inverse of `spaceToDepth`. */
export const depthToSpace = (tf: TensorFlow, images: Tensor4D): Tensor4D =>
  apply(tf, { args: [images], value: () => unblocked(tf, images), pullback: (gradient) => [blocks(tf, gradient)] });

/** The mean squared difference from a target. */
export const meanSquare = (tf: TensorFlow, y: Tensor2D, target: Tensor2D): Scalar =>
  apply<Scalar>(tf, {
    args: [y],
    value: (keep) => {
      const residual: Tensor2D = tf.sub(y, target);
      keep([residual]);
      return tf.mean(tf.square(residual));
    },
    pullback: (gradient, [residual]) => [tf.mul(residual as Tensor2D, tf.mul(gradient, 2 / y.size))],
  });
