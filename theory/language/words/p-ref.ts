/** `p_ref`: the law of the real data. */
import { defineWord } from '../tree';

export const pRef = defineWord({
  name: 'p_ref',
  gives: 'law',
  takes: [],
  typeset: () => 'p_{\\mathrm{ref}}',
  evaluate: ({ model }) => model.named('p_ref'),
});
