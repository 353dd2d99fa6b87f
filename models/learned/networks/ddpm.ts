/**
 * Denoising diffusion.
 *
 * A network is fitted to the noise ε in `x_t = √ᾱ_t x_0 + √(1 − ᾱ_t) ε`, for data `x_0`, `ε ~ N(0, I)` and uniform t in
 * {1, …, T}. Ancestral sampling starts from noise at time T. A step from t to s < t, with `α = ᾱ_t/ᾱ_s`, uses the
 * network's estimate of the data, `x̂_0 = (x_t − √(1 − ᾱ_t) ε̂) / √ᾱ_t`, moves to the mean of `x_s` given `x_t` and
 * this estimate, `√ᾱ_s x̂_0 + √(1 − ᾱ_s − β̃) ε̂`, and adds noise. The right variance of the noise is
 * `β̃ = (1 − ᾱ_s)/(1 − ᾱ_t) (1 − α)` for data at a single point, and `β = 1 − α` for standard normal data; this file
 * uses the geometric mean of the two. With 50 steps, β̃ makes modes narrower by a tenth and β makes them wider by as
 * much, and a loop of refits would compound this.
 *
 * DDIM (no noise) was tested and rejected: with the same number of steps it put twice as much mass between modes, and
 * its errors of the masses of modes were twice as large.
 *
 * Source: Ho, Jain & Abbeel 2020, arXiv:2006.11239, algorithms 1 and 2 and section 3.2; Nichol & Dhariwal 2021, arXiv:2102.09672, equation
 * 15 with v = 1/2 (variance) and section 4 (longer steps).
 */
import { InputError } from '../../../theory';
import type { Learner } from '../learner';
import { COUNT, checkDomains } from '../option-domains';
import { DEFAULT_FLOW } from './flow-matching';
import { networkLearner } from './network-learner';
import type { NoiseTransport } from './engines';
import type { NetworkOptions, NetworkSettings } from './network-options';
import { type NoiseSchedule, type ScheduleName, noiseSchedule } from './noise-schedule';
import type { Regression } from './regression';
import type { TensorFlow } from '../backends';

export interface DdpmOptions extends NetworkOptions {
  /** @defaultValue 'cosine' */
  readonly schedule?: ScheduleName;
  /** T, the number of steps of the diffusion. @defaultValue 50 */
  readonly diffusionSteps?: number;
  /** The number of steps from noise to data, at most T. @defaultValue T */
  readonly samplerSteps?: number;
}

/** Settings chosen for quality per second on a few thousand points of the plane. */
const DEFAULT_DDPM: NetworkSettings = { ...DEFAULT_FLOW, warmSteps: 1200 };

export function diffusionRegression(alphaBar: NoiseSchedule): Regression {
  const steps = alphaBar.length - 1;
  return {
    timeOf: (uniform) => (1 + Math.floor(uniform * steps)) / steps,
    noised: (x, noise, time) => {
      const left = alphaBar[Math.round(time * steps)] as number;
      return { input: Math.sqrt(left) * x + Math.sqrt(1 - left) * noise, target: noise };
    },
  };
}

/** Ancestral sampling in `steps` of the T steps, evenly spaced. */
export function ancestral(alphaBar: NoiseSchedule, steps: number): NoiseTransport {
  const all = alphaBar.length - 1;
  const timeAt = (step: number): number => Math.round((all * (steps - step)) / steps);
  return {
    steps,
    advance: (a, network, points, step, noise) => {
      const t = timeAt(step);
      const now = alphaBar[t] as number;
      const next = alphaBar[timeAt(step + 1)] as number;
      const largest = 1 - now / next;
      const least = ((1 - next) / (1 - now)) * largest;
      const variance = Math.sqrt(least * largest);
      const epsilon = network(points, t / all);
      const seen = a.div(a.sub(points, a.mul(epsilon, Math.sqrt(1 - now))), Math.sqrt(now));
      // At time 0 the difference is 0. Rounding must not make it negative.
      const direction = a.mul(epsilon, Math.sqrt(Math.max(0, 1 - next - least)));
      const mean = a.add(a.mul(seen, Math.sqrt(next)), direction);
      return variance > 0 ? a.add(mean, a.mul(noise(), Math.sqrt(variance))) : mean;
    },
  };
}

/**
 * Learns a diffusion on R^d, d ≥ 1, with a perceptron.
 * @throws InputError for an option outside its domain
 */
export function ddpm(tf: TensorFlow, options: DdpmOptions = {}): Learner {
  const { schedule = 'cosine', diffusionSteps = 50, samplerSteps = diffusionSteps, ...training } = options;
  checkDomains({ diffusionSteps, samplerSteps }, { diffusionSteps: COUNT, samplerSteps: COUNT });
  if (samplerSteps > diffusionSteps) {
    throw new InputError(
      `samplerSteps is ${samplerSteps}; it must be at most diffusionSteps, which is ${diffusionSteps}`,
    );
  }
  const alphaBar = noiseSchedule(schedule, diffusionSteps);
  const method = {
    kind: 'ddpm',
    title: 'denoising diffusion',
    regression: diffusionRegression(alphaBar),
    transport: ancestral(alphaBar, samplerSteps),
    variant: `${schedule} ${diffusionSteps}`,
  } as const;
  return networkLearner(tf, method, { ...DEFAULT_DDPM, ...training });
}
