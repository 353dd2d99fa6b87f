/** `sum(w)`: the sum of the drawn weights. */
import type { DrawStatistic } from '../tree';

export const sum: DrawStatistic = {
  name: 'sum',
  tex: '\\textstyle\\sum_j w_j',
  precedence: 2,
  of: (draws) => draws.sum,
};
