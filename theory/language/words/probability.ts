/** `P(p, A)`: the probability of an event. */
import { defineWord } from '../tree';

export const probability = defineWord({
  name: 'P',
  gives: 'scalar',
  takes: ['law', 'event'],
  typeset: (set, law, event) => `P_{${set.law(law)}}\\left(${set.event(event)}\\right)`,
  evaluate: (at, law, event) => at.model.probability(law(at), event(at)),
});
