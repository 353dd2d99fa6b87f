/**
 * Noise schedules of a diffusion: the share of the signal that remains after t of T steps.
 *
 * `ᾱ_t = ∏_{s ≤ t} (1 − β_s)`, `ᾱ_0 = 1`; a point after t steps is `√ᾱ_t x + √(1 − ᾱ_t) ε`.
 *
 * - Linear: β rises linearly from `1e-4 · 1000/T` to `0.02 · 1000/T`, which is the schedule of Ho et al. with T steps
 *   instead of 1000.
 * - Cosine: `ᾱ_t = f(t)/f(0)`, `f(t) = cos²(π/2 · (t/T + s)/(1 + s))`, `s = 0.008`, `β ≤ 0.999`.
 *
 * Source: Ho, Jain & Abbeel 2020, arXiv:2006.11239, section 4; Nichol & Dhariwal 2021, arXiv:2102.09672, equation 17.
 */
export type ScheduleName = 'linear' | 'cosine';

/** ᾱ_0 = 1, …, ᾱ_T: decreasing and positive. */
export type NoiseSchedule = readonly number[];

const OFFSET = 0.008;
const MOST_BETA = 0.999;

const linearBeta = (t: number, steps: number): number =>
  (1000 / steps) * (1e-4 + ((0.02 - 1e-4) * (t - 1)) / Math.max(1, steps - 1));

const signal = (t: number, steps: number): number =>
  Math.cos(((t / steps + OFFSET) / (1 + OFFSET)) * (Math.PI / 2)) ** 2;

const cosineBeta = (t: number, steps: number): number => 1 - signal(t, steps) / signal(t - 1, steps);

/** @param steps T, at least 1 */
export function noiseSchedule(name: ScheduleName, steps: number): NoiseSchedule {
  const beta = name === 'linear' ? linearBeta : cosineBeta;
  const alphaBar = [1];
  for (let t = 1; t <= steps; t += 1) {
    alphaBar.push((alphaBar[t - 1] as number) * (1 - Math.min(MOST_BETA, beta(t, steps))));
  }
  return alphaBar;
}
