/** `parameter(p)`: the parameter θ of a law of a curved family with one parameter, measured from the data optimum. */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const parameter = defineWord({
  name: 'parameter',
  gives: 'scalar',
  takes: ['law'],
  typeset: (set, law) => `\\theta\\left(${set.law(law)}\\right)`,
  evaluate: (at, law) => at.model.parameter?.(law(at)) ?? unanswerable('the laws of this model have no parameter'),
});
