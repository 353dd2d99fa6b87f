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
import { COUNT, POSITIVE, checkDomains } from '../option-domains';
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

/** The times at which n steps begin and end, `t_i = (i/n)^ρ`: with ρ > 1 they are shorter near the noise, where the velocity of a point changes most. */
export interface Times {
  readonly steps: number;
  /** ρ. @defaultValue 1 */
  readonly spacing?: number;
}

/** The time at which a step begins, and its length h. */
type Stretch = (step: number) => { readonly t: number; readonly h: number };

function stretches({ steps, spacing = 1 }: Times): Stretch {
  const at = (i: number): number => (i / steps) ** spacing;
  return (step) => ({ t: at(step), h: at(step + 1) - at(step) });
}

/** `x + h v(x, t)`. */
export function euler(times: Times): NoiseTransport {
  const stretch = stretches(times);
  return {
    steps: times.steps,
    advance: (a, network, points, step) => {
      const { t, h } = stretch(step);
      return a.add(points, a.mul(network(points, t), h));
    },
  };
}

/** `x + h (v(x, t) + v(x + h v(x, t), t + h)) / 2`. */
export function heun(times: Times): NoiseTransport {
  const stretch = stretches(times);
  return {
    steps: times.steps,
    advance: (a, network, points, step) => {
      const { t, h } = stretch(step);
      const velocity = network(points, t);
      const ahead = network(a.add(points, a.mul(velocity, h)), t + h);
      return a.add(points, a.mul(a.add(velocity, ahead), h / 2));
    },
  };
}

/** `x + h v(x + h v(x, t) / 2, t + h/2)`. */
export function midpoint(times: Times): NoiseTransport {
  const stretch = stretches(times);
  return {
    steps: times.steps,
    advance: (a, network, points, step) => {
      const { t, h } = stretch(step);
      const half = a.add(points, a.mul(network(points, t), h / 2));
      return a.add(points, a.mul(network(half, t + h / 2), h));
    },
  };
}

/** The transport by a method in some steps. @throws InputError for a number of steps that is not a whole number of at least 1, or a spacing of at most 0 */
export function flowTransport(sampler: FlowSampler, { steps, spacing = 1 }: Times): NoiseTransport {
  checkDomains({ samplerSteps: steps, spacing }, { samplerSteps: COUNT, spacing: POSITIVE });
  return { euler, heun, midpoint }[sampler]({ steps, spacing });
}

/**
 * Learns a flow on R^d, d ≥ 1, with a perceptron.
 * @throws InputError for an option outside its domain
 */
export function flowMatching(tf: TensorFlow, options: FlowOptions = {}): Learner {
  const { sampler = 'heun', samplerSteps = SAMPLER_STEPS[sampler], ...training } = options;
  const transport = flowTransport(sampler, { steps: samplerSteps });
  const method = {
    kind: 'flow-matching',
    title: 'flow matching',
    regression: flowRegression,
    transport,
    variant: '',
  } as const;
  return networkLearner(tf, method, { ...DEFAULT_FLOW, ...training });
}
