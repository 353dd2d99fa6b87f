/** `W1(p, q)`: the Wasserstein-1 distance between the weights of two laws, `∫ |P(w ≤ v) − Q(w ≤ v)| dv`. */
import { supportOf, wasserstein as distance } from '../distribution';
import { defineWord } from '../tree';

export const wasserstein = defineWord({
  name: 'W1',
  gives: 'scalar',
  takes: ['law', 'law'],
  typeset: (set, left, right) => `W_1\\left(w_\\# ${set.law(left)},\\, w_\\# ${set.law(right)}\\right)`,
  evaluate: (at, left, right) => {
    const { model } = at;
    const w = model.observables.named('w');
    return distance(
      model.arithmetic,
      [supportOf(model, left(at)), supportOf(model, right(at))],
      (atom) => model.observables.at(w, atom),
      (a, b) => model.order?.(a, b, 'w'),
    );
  },
});
