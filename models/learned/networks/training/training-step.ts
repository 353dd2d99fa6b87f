/**
 * One gradient step of a least-squares regression: forward, backward, Adam, and a moving average of the parameters.
 *
 * `a ← d_n a + (1 − d_n) θ` with `d_n = min(0.999, n / (n + 9))` at step n: a window that grows during training. While
 * the learning rate is high, the average is far better than the parameters themselves. So the held-out loss is that of
 * the average, and the average is kept.
 *
 * Source: Polyak & Juditsky 1992 (averaging); Morales-Brotons, Vogels & Hendrikx 2024, arXiv:2411.18704 (exponential form).
 */
import type { Scalar, Tensor1D } from '@tensorflow/tfjs-core';
import { type Adam, adamStep } from './adam';
import type { Batch } from '../regression';
import type { TensorNetwork } from '../tensor-network';
import type { TensorFlow } from '../../backends';

const MOST_AVERAGING = 0.999;

/** d_n. */
export const keptAt = (n: number): number => Math.min(MOST_AVERAGING, n / (n + 9));

/** The state that training changes. */
export interface Optimisation extends Adam {
  readonly average: Tensor1D;
}

export interface TrainingStep {
  readonly state: Optimisation;
  /** The mean squared error of the batch before the step. */
  readonly loss: Scalar;
}

/**
 * The state after step n. The caller must dispose the tensors of the earlier state.
 * @param n the step, counted from 1
 */
export function trainingStep(
  tf: TensorFlow,
  network: TensorNetwork,
  state: Optimisation,
  batch: Batch,
  n: number,
  rate: number,
): TrainingStep {
  const kept = tf.tidy(() => {
    const input = tf.tensor2d(batch.inputs, [batch.rows, network.inputs]);
    const target = tf.tensor2d(batch.targets, [batch.rows, network.outputs]);
    const { loss, gradient } = network.descent(state.parameters, input, target);
    const adam = adamStep(tf, state, gradient, n, { rate });
    const kept = keptAt(n);
    const average: Tensor1D = tf.add(tf.mul(state.average, kept), tf.mul(adam.parameters, 1 - kept));
    return { ...adam, average, loss };
  });
  const { loss, ...next } = kept;
  return { state: next, loss };
}
