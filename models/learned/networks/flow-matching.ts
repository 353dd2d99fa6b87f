/**
 * Flow matching along straight paths.
 *
 * A velocity field is fitted to `x_1 − x_0` at `x_t = (1 − t) x_0 + t x_1`, for noise `x_0 ~ N(0, I)`, data `x_1` and
 * uniform t. The flow `dx/dt = v(x, t)` then transports the noise to the law of the data. Euler's method, Heun's or the
 * midpoint rule integrates it.
 *
 * Source: Lipman, Chen, Ben-Hamu, Nickel & Le 2023, arXiv:2210.02747, section 4.1 (optimal transport paths, σ_min = 0); Heun's method and the
 * midpoint rule as in Hairer, Nørsett & Wanner, *Solving Ordinary Differential Equations I*, section II.1.
 */
import type { Learner } from '../learner';
import { COUNT, checkDomains } from '../option-domains';
import { networkLearner } from './network-learner';
import type { NoiseTransport } from './engines';
import type { NetworkOptions, NetworkSettings } from './network-options';
import type { Regression } from './regression';
import type { TensorFlow } from '../backends';

/** A method that integrates the flow. */
export type FlowSampler = 'euler' | 'heun' | 'midpoint';

export interface FlowOptions extends NetworkOptions {
  /**
   * The integration method. Heun's method and the midpoint rule evaluate the network twice per step, and need far fewer steps.
   * @defaultValue 'heun'
   */
  readonly sampler?: FlowSampler;
  /** The number of steps from noise to data. @defaultValue 50 for Euler's method, 12 for the others */
  readonly samplerSteps?: number;
}

/** Settings chosen for quality per second on a few thousand points of the plane. */
export const DEFAULT_FLOW: NetworkSettings = {
  hidden: [128, 128, 128],
  batchSize: 256,
  steps: 3500,
  warmSteps: 1000,
  learningRate: 0.01,
  warmLearningRate: 0.005,
  heldOut: 0.05,
  evaluateEvery: 100,
  evaluationRows: 2048,
  patience: 15,
  checkpointEvery: 500,
};

const SAMPLER_STEPS = { euler: 50, heun: 12, midpoint: 12 } as const;

export const flowRegression: Regression = {
  timeOf: (uniform) => uniform,
  noised: (x, noise, time) => ({ input: (1 - time) * noise + time * x, target: x - noise }),
};

/** `x + v(x, t) / n` for n steps. */
export const euler = (steps: number): NoiseTransport => ({
  steps,
  advance: (a, network, points, step) => a.add(points, a.mul(network(points, step / steps), 1 / steps)),
});

/** `x + (v(x, t) + v(x + v(x, t) / n, t + 1/n)) / 2n` for n steps. */
export const heun = (steps: number): NoiseTransport => ({
  steps,
  advance: (a, network, points, step) => {
    const velocity = network(points, step / steps);
    const ahead = network(a.add(points, a.mul(velocity, 1 / steps)), (step + 1) / steps);
    return a.add(points, a.mul(a.add(velocity, ahead), 0.5 / steps));
  },
});

/** `x + v(x + v(x, t) / 2n, t + 1/2n) / n` for n steps. */
export const midpoint = (steps: number): NoiseTransport => ({
  steps,
  advance: (a, network, points, step) => {
    const half = a.add(points, a.mul(network(points, step / steps), 0.5 / steps));
    return a.add(points, a.mul(network(half, (step + 0.5) / steps), 1 / steps));
  },
});

/** The transport by a method in a number of steps. @throws InputError for a number of steps that is not a whole number of at least 1 */
export function flowTransport(sampler: FlowSampler, samplerSteps: number): NoiseTransport {
  checkDomains({ samplerSteps }, { samplerSteps: COUNT });
  return { euler, heun, midpoint }[sampler](samplerSteps);
}

/**
 * Learns a flow on R^d, d ≥ 1, with a perceptron.
 * @throws InputError for an option outside its domain
 */
export function flowMatching(tf: TensorFlow, options: FlowOptions = {}): Learner {
  const { sampler = 'heun', samplerSteps = SAMPLER_STEPS[sampler], ...training } = options;
  const transport = flowTransport(sampler, samplerSteps);
  const method = {
    kind: 'flow-matching',
    title: 'flow matching',
    regression: flowRegression,
    transport,
    variant: '',
  } as const;
  return networkLearner(tf, method, { ...DEFAULT_FLOW, ...training });
}
