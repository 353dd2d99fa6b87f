/** `A_mode(p)`: the atoms to which a law gives the largest mass. */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const modeAtoms = defineWord({
  name: 'A_mode',
  gives: 'event',
  takes: ['law'],
  typeset: (set, law) => `\\operatorname*{arg\\,max} ${set.law(law)}`,
  evaluate: (at, law) => at.model.modes?.(law(at)) ?? unanswerable('this model does not list its atoms'),
});
