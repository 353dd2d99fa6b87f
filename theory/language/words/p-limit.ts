/** `p_limit`: the limit of p_t, for models that know it in closed form. */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const pLimit = defineWord({
  name: 'p_limit',
  gives: 'law',
  takes: [],
  typeset: () => 'p_\\infty',
  evaluate: ({ model }) => model.limit?.() ?? unanswerable('the limit of this loop is not known in closed form'),
});
