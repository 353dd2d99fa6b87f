/** `p_star`: p_0 conditioned on A_star; any law on A_star if P_0(A_star) = 0. */
import { defineWord } from '../tree';

export const pStar = defineWord({
  name: 'p_star',
  gives: 'law',
  takes: [],
  typeset: () => 'p_*',
  evaluate: ({ model }) => model.named('p_star'),
});
