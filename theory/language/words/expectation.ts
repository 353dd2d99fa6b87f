/** `E(p, f)`: the expectation of a function of the atom, 𝔼_p[f]. */
import { defineWord } from '../tree';

export const expectation = defineWord({
  name: 'E',
  gives: 'scalar',
  takes: ['law', 'expression'],
  typeset: (set, law, of) => `\\mathbb{E}_{${set.law(law)}}\\left[${set.expression(of)}\\right]`,
  evaluate: (at, law, of) =>
    of.event ? at.model.probability(law(at), of.event(at)) : at.model.expectation(law(at), of.observable(at)),
});
