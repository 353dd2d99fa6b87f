/** `Std(p, f)`: the population standard deviation `√Var_p(f)`. */
import { Q } from '../../arithmetic';
import { defineWord } from '../tree';

export const standardDeviation = defineWord({
  name: 'Std',
  gives: 'scalar',
  takes: ['law', 'expression'],
  typeset: (set, law, of) => `\\mathrm{Std}_{${set.law(law)}}\\left(${set.expression(of)}\\right)`,
  evaluate: (at, law, of) => {
    const { arithmetic: A } = at.model;
    // An enclosure of the variance may begin below 0.
    return A.sqrt(A.max(A.fromRational(Q.zero), at.model.variance(law(at), of.observable(at))));
  },
});
