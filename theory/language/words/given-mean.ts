/** `E_given(p, f, A)`: the conditional expectation `E_p[f | A]`, which is `E(given(p, A), f)`. */
import { defineWord } from '../tree';

export const givenMean = defineWord({
  name: 'E_given',
  gives: 'scalar',
  takes: ['law', 'expression', 'event'],
  typeset: (set, law, of, event) =>
    `\\mathbb{E}_{${set.law(law)}}\\left[${set.expression(of)} \\mid ${set.event(event)}\\right]`,
  evaluate: (at, law, of, event) => at.model.expectation(at.model.given(law(at), event(at)), of.observable(at)),
});
