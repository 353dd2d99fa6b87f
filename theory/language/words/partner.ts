/** `partner(p)`: the other of two coupled models, in the same round. */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const partner = defineWord({
  name: 'partner',
  gives: 'law',
  takes: ['law'],
  typeset: (set, law) => `\\mathrm{partner}(${set.law(law)})`,
  evaluate: (at, law) => at.model.partner?.(law(at)) ?? unanswerable('this model has no partner'),
});
