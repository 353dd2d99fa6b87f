/**
 * `moment(p, f, k)`: the moment `E_p[f^k]` for a whole number k; `central_moment(p, f, k)`: `E_p[(f − E_p[f])^k]`.
 */
import { exponentOf } from '../operators';
import { defineWord } from '../tree';

export const moment = defineWord({
  name: 'moment',
  gives: 'scalar',
  takes: ['law', 'expression', 'integer'],
  typeset: (set, law, of, k) =>
    `\\mathbb{E}_{${set.law(law)}}\\left[\\left(${set.expression(of)}\\right)^{${set.expression(k)}}\\right]`,
  evaluate: (at, law, of, k) =>
    at.model.expectation(law(at), at.model.observables.power(of.observable(at), exponentOf(k(at)))),
});

export const centralMoment = defineWord({
  name: 'central_moment',
  gives: 'scalar',
  takes: ['law', 'expression', 'integer'],
  typeset: (set, law, of, k) => {
    const [p, f] = [set.law(law), set.expression(of)];
    return `\\mathbb{E}_{${p}}\\left[\\left(${f} - \\mathbb{E}_{${p}}\\left[${f}\\right]\\right)^{${set.expression(k)}}\\right]`;
  },
  evaluate: (at, law, of, k) => {
    const { model } = at;
    const { observables } = model;
    const [p, f] = [law(at), of.observable(at)];
    const centred = observables.binary('-', f, observables.constant(model.expectation(p, f)));
    return model.expectation(p, observables.power(centred, exponentOf(k(at))));
  },
});
