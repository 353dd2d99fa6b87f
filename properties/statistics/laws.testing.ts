/** Laws on [0, 1] of known mean and spread, shared by the calibration tests of this folder. */
import type { RandomStream } from '../../models';

export interface Law {
  readonly name: string;
  readonly mean: number;
  /** Standard deviation. */
  readonly spread: number;
  readonly draw: (random: RandomStream) => number;
}

/** `high` with probability p, else `low`. */
const twoPoint = (name: string, p: number, low: number, high: number): Law => ({
  name,
  mean: low + p * (high - low),
  spread: (high - low) * Math.sqrt(p * (1 - p)),
  draw: (random) => (random.uniform() < p ? high : low),
});

export const FAIR = twoPoint('Bernoulli(1/2)', 0.5, 0, 1);
export const RARE = twoPoint('Bernoulli(1/100)', 0.01, 0, 1);
export const UNIFORM: Law = {
  name: 'uniform',
  mean: 0.5,
  spread: Math.sqrt(1 / 12),
  draw: (random) => random.uniform(),
};
/** Beta(1, 9), by inversion: density 9(1 − x)⁸. */
export const SKEWED: Law = {
  name: 'Beta(1, 9)',
  mean: 0.1,
  spread: Math.sqrt(9 / 1100),
  draw: (random) => 1 - (1 - random.uniform()) ** (1 / 9),
};
/** Tiny variance near an end of the range, caused by rare small falls. */
export const NEAR_END = twoPoint('small falls from 1', 0.99, 0.9, 1);
export const FALLS = twoPoint('falls from 1', 0.98, 0.5, 1);

export const LAWS: readonly Law[] = [FAIR, RARE, UNIFORM, SKEWED, NEAR_END, FALLS];
