/** `A_star`: the best atoms, which have the largest weight. */
import { defineWord } from '../tree';

export const bestAtoms = defineWord({
  name: 'A_star',
  gives: 'event',
  takes: [],
  typeset: () => 'A_*',
  evaluate: ({ model }) => model.bestAtoms(),
});
