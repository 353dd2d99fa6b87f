/** The parameters of the convolutional network: one vector, part after part. */
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { RandomStream } from '../../../random';
import type { TensorFlow } from '../../backends';

/** One part of the parameters. */
export interface Part {
  readonly shape: readonly number[];
  /** The standard deviation of the initial weights, which are normal; 0 for weights that start from 0. */
  readonly deviation: number;
}

const sizeOf = ({ shape }: Part): number => shape.reduce((product, n) => product * n, 1);

export const parameterCount = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + sizeOf(part), 0);

/**
 * The weights and the bias of a dense layer.
 *
 * The weights are `N(0, 2 / inputs)` at first, or 0.
 *
 * Source: He et al. 2015, arXiv:1502.01852, section 2.2.
 */
export const denseParts = (inputs: number, outputs: number, start: 'normal' | 'zero' = 'normal'): Part[] => [
  { shape: [inputs, outputs], deviation: start === 'zero' ? 0 : Math.sqrt(2 / inputs) },
  { shape: [outputs], deviation: 0 },
];

/** A filter of 3 × 3. */
export const filterPart = (channels: number, start: 'normal' | 'zero' = 'normal'): Part => ({
  shape: [3, 3, channels, channels],
  deviation: start === 'zero' ? 0 : Math.sqrt(2 / (9 * channels)),
});

export function initialValues(parts: readonly Part[], random: RandomStream): Float32Array {
  const values = new Float32Array(parameterCount(parts));
  let at = 0;
  for (const part of parts) {
    const end = at + sizeOf(part);
    for (; at < end; at += 1) if (part.deviation > 0) values[at] = part.deviation * random.normal();
  }
  return values;
}

/** The parts of a vector of parameters as tensors. */
export function partsOf(tf: TensorFlow, parts: readonly Part[], parameters: Tensor1D): Tensor[] {
  let at = 0;
  return parts.map((part) => {
    const flat = tf.slice(parameters, at, sizeOf(part));
    at += sizeOf(part);
    return tf.reshape(flat, [...part.shape]);
  });
}

/** Hands out the parts in their order. */
export class PartReader {
  private next = 0;

  constructor(private readonly tensors: readonly Tensor[]) {}

  filter(): Tensor4D {
    return this.take() as Tensor4D;
  }

  weights(): Tensor2D {
    return this.take() as Tensor2D;
  }

  bias(): Tensor1D {
    return this.take() as Tensor1D;
  }

  private take(): Tensor {
    const tensor = this.tensors[this.next];
    if (tensor === undefined) throw new Error(`the network has no part ${this.next}`);
    this.next += 1;
    return tensor;
  }
}
