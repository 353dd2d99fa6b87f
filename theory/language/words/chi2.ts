/** `chi2(p, q)`: the χ² divergence Σ (p − q)²/q. */
import { defineWord } from '../tree';

export const chi2 = defineWord({
  name: 'chi2',
  gives: 'scalar',
  takes: ['law', 'law'],
  typeset: (set, left, right) => `\\chi^2\\left(${set.law(left)} \\,\\|\\, ${set.law(right)}\\right)`,
  evaluate: (at, left, right) => at.model.divergence('chi2', left(at), right(at)),
});
