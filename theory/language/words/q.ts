/** `q`: a second, arbitrary law on the same space. */
import { defineWord } from '../tree';

export const q = defineWord({
  name: 'q',
  gives: 'law',
  takes: [],
  typeset: () => 'q',
  evaluate: ({ model }) => model.named('q'),
});
