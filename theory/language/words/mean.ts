/** `mean(w)`: the mean of the drawn weights. */
import type { DrawStatistic } from '../tree';

export const mean: DrawStatistic = {
  name: 'mean',
  tex: '\\bar w',
  precedence: 5,
  of: (draws) => draws.mean,
};
