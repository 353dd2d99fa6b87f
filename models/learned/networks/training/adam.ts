/**
 * Adam, on one vector of parameters.
 *
 * `m ← β₁ m + (1 − β₁) g`, `v ← β₂ v + (1 − β₂) g²`, `θ ← θ − η m̂ / (√v̂ + ε)` with `m̂ = m / (1 − β₁ⁿ)`, `v̂ = v / (1 − β₂ⁿ)` at step n.
 *
 * Source: Kingma & Ba 2015, arXiv:1412.6980, algorithm 1.
 */
import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../../backends';

const BETA_1 = 0.9;
const EPSILON = 1e-8;
const BETA_2 = 0.999;

export interface Adam {
  readonly parameters: Tensor1D;
  readonly firstMoment: Tensor1D;
  readonly secondMoment: Tensor1D;
}

export interface AdamRates {
  /** The learning rate η. */
  readonly rate: number;
  /** β₂, the decay of the mean square. @defaultValue 0.999 */
  readonly beta2?: number;
}

/** The rates of a step as factors: `rest1 = 1 − β₁`, `scale2 = 1 / (1 − β₂ⁿ)`, `rate = η / (1 − β₁ⁿ)`, and so on. */
export const adamRates = (n: number, { rate, beta2 = BETA_2 }: AdamRates) => ({
  decay1: BETA_1,
  rest1: 1 - BETA_1,
  decay2: beta2,
  rest2: 1 - beta2,
  scale2: 1 / (1 - beta2 ** n),
  rate: rate / (1 - BETA_1 ** n),
  epsilon: EPSILON,
});

/**
 * The state after step n.
 * @param n the step, counted from 1
 */
export function adamStep(tf: TensorFlow, state: Adam, gradient: Tensor1D, n: number, rates: AdamRates): Adam {
  const { decay1, rest1, decay2, rest2, scale2, rate, epsilon } = adamRates(n, rates);
  const firstMoment: Tensor1D = tf.add(tf.mul(state.firstMoment, decay1), tf.mul(gradient, rest1));
  const secondMoment: Tensor1D = tf.add(tf.mul(state.secondMoment, decay2), tf.mul(tf.square(gradient), rest2));
  const scale = tf.add(tf.sqrt(tf.mul(secondMoment, scale2)), epsilon);
  const parameters: Tensor1D = tf.sub(state.parameters, tf.div(tf.mul(firstMoment, rate), scale));
  return { parameters, firstMoment, secondMoment };
}
