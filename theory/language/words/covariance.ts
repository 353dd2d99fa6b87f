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
    const p = law(at);
    const centred = (value: ReturnType<typeof observables.negate>): typeof value =>
      observables.binary('-', value, observables.constant(model.expectation(p, value)));
    const a = centred(f.observable(at));
    return model.expectation(p, observables.binary('*', a, centred(g.observable(at))));
  },
});
