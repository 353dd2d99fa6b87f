/** `var(w)`: the biased (1/K) variance of the drawn weights. */
import type { DrawStatistic } from '../tree';

export const sampleVariance: DrawStatistic = {
  name: 'var',
  tex: 'S^2_w',
  precedence: 4,
  of: (draws) => draws.variance,
};
