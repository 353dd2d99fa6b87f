/** `binned(p)`: the law of the bin of a point. */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const binned = defineWord({
  name: 'binned',
  gives: 'law',
  takes: ['law'],
  typeset: (set, law) => `\\mathrm{binned}(${set.law(law)})`,
  evaluate: (at, law) => at.model.binned?.(law(at)) ?? unanswerable('this model has no binned(law)'),
});
