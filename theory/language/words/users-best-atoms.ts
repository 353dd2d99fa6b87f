/** `A_users`: the atoms to which some user gives their largest weight. */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const usersBestAtoms = defineWord({
  name: 'A_users',
  gives: 'event',
  takes: [],
  typeset: () => 'A_{\\mathrm{users}}',
  evaluate: ({ model }) => model.usersBestAtoms?.() ?? unanswerable('this model has one reward, and no users'),
});
