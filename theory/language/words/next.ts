/** `next(p)`: the law after one round of the loop from p. */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const next = defineWord({
  name: 'next',
  gives: 'law',
  takes: ['law'],
  typeset: (set, law) => `\\mathrm{next}(${set.law(law)})`,
  evaluate: (at, law) => at.model.next?.(law(at)) ?? unanswerable('this model has no next(law)'),
});
