/** `train(p)`: the law of the training data that the loop makes from its newest model p. */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const train = defineWord({
  name: 'train',
  gives: 'law',
  takes: ['law'],
  typeset: (set, law) => `\\mathrm{train}(${set.law(law)})`,
  evaluate: (at, law) => at.model.train?.(law(at)) ?? unanswerable('this model has no train(law)'),
});
