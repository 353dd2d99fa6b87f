/** `Var(p, f)`: the variance of a function of the atom, Var_p(f). */
import { defineWord } from '../tree';

export const variance = defineWord({
  name: 'Var',
  gives: 'scalar',
  takes: ['law', 'expression'],
  typeset: (set, law, of) => `\\mathrm{Var}_{${set.law(law)}}\\left(${set.expression(of)}\\right)`,
  evaluate: (at, law, of) => at.model.variance(law(at), of.observable(at)),
});
