/** `Cov(p, f, g)`: the population covariance `E_p[(f − E_p[f])(g − E_p[g])]`. */
import { defineWord } from '../tree';

export const covariance = defineWord({
  name: 'Cov',
  gives: 'scalar',
  takes: ['law', 'expression', 'expression'],
  typeset: (set, law, f, g) =>
    `\\mathrm{Cov}_{${set.law(law)}}\\left(${set.expression(f)},\\, ${set.expression(g)}\\right)`,
  evaluate: (at, law, f, g) => {
    const { model } = at;
    const { observables } = model;
    const p = at.law(law);
    const [a, b] = [f, g].map((of) => {
      const value = at.observable(of);
      return observables.binary('-', value, observables.constant(model.expectation(p, value)));
    }) as [ReturnType<typeof at.observable>, ReturnType<typeof at.observable>];
    return model.expectation(p, observables.binary('*', a, b));
  },
});
