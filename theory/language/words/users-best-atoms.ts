/** `A_users`: the atoms that some user likes best. */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const usersBestAtoms = defineWord({
  name: 'A_users',
  gives: 'event',
  takes: [],
  typeset: () => 'A_{\\mathrm{users}}',
  evaluate: ({ model }) => model.usersBestAtoms?.() ?? unanswerable('this model has one reward, and no users'),
});
