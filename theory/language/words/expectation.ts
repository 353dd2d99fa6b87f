/** `E(p, f)`: the expectation of a function of the atom, 𝔼_p[f]. */
import { sortOf } from '../sort';
import { defineWord } from '../tree';

export const expectation = defineWord({
  name: 'E',
  gives: 'scalar',
  takes: ['law', 'expression'],
  typeset: (set, law, of) => `\\mathbb{E}_{${set.law(law)}}\\left[${set.expression(of)}\\right]`,
  evaluate: (at, law, of) =>
    of.kind === 'indicator' && sortOf(of) === 'observable'
      ? at.model.probability(at.law(law), at.event(of.event))
      : at.model.expectation(at.law(law), at.observable(of)),
});
