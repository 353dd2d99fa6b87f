/**
 * `E_draws(p, f)`: the expectation over K i.i.d. draws from a law. f may use `w[1]`, `w[2]`, `sum(w)`, `mean(w)` and
 * `var(w)`.
 */
import { defineWord } from '../tree';

export const drawsMean = defineWord({
  name: 'E_draws',
  gives: 'scalar',
  takes: ['law', 'of draws'],
  typeset: (set, law, { of }) =>
    `\\mathbb{E}_{w_1,\\dots,w_K \\sim ${set.law(law)}}\\left[${set.expression(of)}\\right]`,
  evaluate: (at, law, { of, distinguished }) => at.model.draws(law(at), distinguished, (draws) => at.given(draws, of)),
});
