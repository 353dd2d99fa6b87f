/** `risk(p)`: the expected squared test error of a model of the loop. */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const risk = defineWord({
  name: 'risk',
  gives: 'scalar',
  takes: ['law'],
  typeset: (set, law) => `\\mathrm{risk}\\left(${set.law(law)}\\right)`,
  evaluate: (at, law) => at.model.risk?.(law(at)) ?? unanswerable('this model has no risk'),
});
