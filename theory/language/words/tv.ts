/** `TV(p, q)`: the total variation ½ Σ |p − q|. */
import { defineWord } from '../tree';

export const tv = defineWord({
  name: 'TV',
  gives: 'scalar',
  takes: ['law', 'law'],
  typeset: (set, left, right) => `\\mathrm{TV}\\left(${set.law(left)},\\, ${set.law(right)}\\right)`,
  evaluate: (at, left, right) => at.model.divergence('TV', left(at), right(at)),
});
