/** `sup_ratio(p, q)`: the supremum of p/q over the support of p. */
import { defineWord } from '../tree';

export const supRatio = defineWord({
  name: 'sup_ratio',
  gives: 'scalar',
  takes: ['law', 'law'],
  precedence: 1,
  typeset: (set, left, right) => `\\sup \\frac{${set.law(left)}}{${set.law(right)}}`,
  evaluate: (at, left, right) => at.model.divergence('sup_ratio', left(at), right(at)),
});
