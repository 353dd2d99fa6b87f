/**
 * A small convolutional network for the velocity of images: residual blocks at two resolutions.
 *
 * A pixel of the network is a patch of the image. Blocks at the full resolution see details; blocks at half of it, with twice the channels,
 * see the whole image; the blocks after them see the sum of both. A residual block is `x + f_2 * φ(N(f_1 * φ(N(x))) + e A + b)`, with
 * convolutions `f_1`, `f_2`, the embedding e of time and class, and N, which divides the channels of a pixel by their root mean square. N makes
 * learning rates possible at which a few hundred steps suffice. The last layers of the blocks and of the network start from 0, so that the
 * first velocity is 0.
 *
 * Source: Ronneberger, Fischer & Brox 2015, arXiv:1505.04597 (two resolutions; the sum instead of the concatenation); He et al. 2016,
 * arXiv:1603.05027 (activation before convolution); Zhang & Sennrich 2019, arXiv:1910.07467, section 4 (N, without gains); Ho, Jain & Abbeel 2020, arXiv:2006.11239, appendix B (the embedding enters every block);
 * Vaswani et al. 2017, arXiv:1706.03762, section 3.5 (sines and cosines).
 */
import type { Rank, Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../../backends';
import type { TensorNetwork } from '../tensor-network';
import {
  affine,
  convolve,
  depthToSpace,
  meanSquare,
  normalised,
  reshape,
  shift,
  silu,
  spaceToDepth,
  sum,
} from './differentiable';
import { type Part, PartReader, denseParts, filterPart, partsOf } from './parameters';

/** The size of a network. */
export interface UNet {
  /** The numbers of patches in a column and in a row of the image, both even. */
  readonly height: number;
  readonly width: number;
  /** The number of coordinates of a patch. */
  readonly patch: number;
  /** The number of classes, of which each row of inputs has one in front; 0 for none. */
  readonly classes: number;
  /** The number of channels at the full resolution; there are twice as many at half of it. */
  readonly channels: number;
  /** The number of residual blocks before the half resolution, as many as after it, and half as many as at it. */
  readonly depth: number;
}

/** The frequencies of the sines and cosines of the time: 1/2, 1, …, in periods per unit of time. */
const FREQUENCIES = 8;

/** About the most numbers of one activation, two megabytes of single precision. */
const MOST_NUMBERS = 2 ** 19;

const embeddedWidth = ({ channels }: UNet): number => 2 * channels;

const blockParts = (net: UNet, channels: number): Part[] => [
  filterPart(channels),
  ...denseParts(embeddedWidth(net), channels),
  filterPart(channels, 'zero'),
];

const times = <X>(count: number, of: () => X[]): X[] => Array.from({ length: count }, of).flat();

/** The parts of the parameters, in the order in which the network uses them. */
export const uNetParts = (net: UNet): Part[] => [
  ...denseParts(2 * FREQUENCIES + net.classes, embeddedWidth(net)),
  ...denseParts(net.patch, net.channels),
  ...times(net.depth, () => blockParts(net, net.channels)),
  ...denseParts(4 * net.channels, 2 * net.channels),
  ...times(2 * net.depth, () => blockParts(net, 2 * net.channels)),
  ...denseParts(2 * net.channels, 4 * net.channels),
  ...times(net.depth, () => blockParts(net, net.channels)),
  ...denseParts(net.channels, net.patch, 'zero'),
];

/** The network. A row of inputs has its class, if there are classes, then the patches row by row, then the time. */
export function uNetOn(tf: TensorFlow, net: UNet): TensorNetwork {
  const outputs = net.height * net.width * net.patch;
  const given = net.classes === 0 ? 0 : 1;
  const parts = uNetParts(net);
  const velocity = (tensors: readonly Tensor[], input: Tensor2D): Tensor2D => {
    const [rows] = input.shape;
    const embedding = embeddingInput(tf, net, input);
    const patches: Tensor2D = tf.reshape(tf.slice(input, [0, given], [rows, outputs]), [-1, net.patch]);
    return new Velocity(tf, net, new PartReader(tensors)).of(embedding, patches);
  };
  return {
    inputs: given + outputs + 1,
    outputs,
    most: Math.max(1, Math.floor(MOST_NUMBERS / (net.height * net.width * net.channels))),
    output: (parameters, input) => velocity(partsOf(tf, parts, parameters), input),
    descent: (parameters, input, target) => {
      const { value, grads } = tf.valueAndGrads((...tensors) => meanSquare(tf, velocity(tensors, input), target))(
        partsOf(tf, parts, parameters),
      );
      return { loss: value, gradient: tf.concat1d(grads.map((g): Tensor1D => tf.reshape(g, [-1]))) };
    },
  };
}

/** Sines and cosines of the time, and which class it is. */
function embeddingInput(tf: TensorFlow, { classes }: UNet, input: Tensor2D): Tensor2D {
  const [rows, columns] = input.shape;
  const frequencies = Float32Array.from({ length: FREQUENCIES }, (_, k) => Math.PI * (k + 1));
  const time = tf.slice(input, [0, columns - 1], [rows, 1]);
  const angles: Tensor2D = tf.mul(time, tf.tensor2d(frequencies, [1, FREQUENCIES]));
  const waves: Tensor2D[] = [tf.sin(angles), tf.cos(angles)];
  if (classes === 0) return tf.concat2d(waves, 1);
  const label = tf.slice(input, [0, 0], [rows, 1]);
  const all = tf.tensor2d(
    Float32Array.from({ length: classes }, (_, c) => c),
    [1, classes],
  );
  const isClass: Tensor2D = tf.equal(label, all);
  return tf.concat2d([...waves, tf.cast(isClass, 'float32')], 1);
}

/** One evaluation of the network. */
class Velocity {
  constructor(
    private readonly tf: TensorFlow,
    private readonly net: UNet,
    private readonly parts: PartReader,
  ) {}

  of(embedding: Tensor2D, patches: Tensor2D): Tensor2D {
    const { tf, net } = this;
    const { height, width, channels, depth } = net;
    const rows = patches.size / (height * width * net.patch);
    const e = silu(tf, this.dense(embedding));
    const full = this.blocks(depth, reshape(tf, this.dense(patches), [rows, height, width, channels]), e);
    const half = this.blocks(2 * depth, this.densePixels(spaceToDepth(tf, full)), e);
    const whole = this.blocks(depth, sum(tf, full, depthToSpace(tf, this.densePixels(half))), e);
    const last = this.dense(reshape<Rank.R2>(tf, silu(tf, normalised(tf, whole)), [rows * height * width, channels]));
    return reshape<Rank.R2>(tf, last, [rows, height * width * net.patch]);
  }

  private blocks(count: number, images: Tensor4D, embedding: Tensor2D): Tensor4D {
    let x = images;
    for (let i = 0; i < count; i += 1) x = this.block(x, embedding);
    return x;
  }

  private block(x: Tensor4D, embedding: Tensor2D): Tensor4D {
    const { tf, parts } = this;
    const inner = convolve(tf, silu(tf, normalised(tf, x)), parts.filter());
    const shifted = shift(tf, normalised(tf, inner), this.dense(embedding));
    return sum(tf, x, convolve(tf, silu(tf, shifted), parts.filter()));
  }

  private dense(x: Tensor2D): Tensor2D {
    return affine(this.tf, x, this.parts.weights(), this.parts.bias());
  }

  /** The same dense layer at every pixel. */
  private densePixels(images: Tensor4D): Tensor4D {
    const { tf } = this;
    const [rows, height, width, channels] = images.shape;
    const y = this.dense(reshape<Rank.R2>(tf, images, [rows * height * width, channels]));
    return reshape<Rank.R4>(tf, y, [rows, height, width, y.size / (rows * height * width)]);
  }
}
