/** The extents of one Gaussian instance, or of one mixture of Gaussians. */
import type { GaussianInstance } from '../../../models/closed-form/gaussian';
import type { Extents } from '../../results';
import { only } from './merge';
import { lambdaRange } from './nearest-double';

export function gaussianExtents({ start, reference, K, lambda, rounds, samples }: GaussianInstance): Extents {
  return {
    dimensions: only(start[0]?.mean.length ?? 0),
    components: {
      least: Math.min(start.length, reference.length),
      greatest: Math.max(start.length, reference.length),
    },
    K: only(K),
    rounds: only(rounds),
    lambda: lambdaRange(lambda),
    ...(samples ? { samples: only(samples.size) } : {}),
  };
}
