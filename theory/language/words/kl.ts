/** `KL(p, q)`: the Kullback–Leibler divergence Σ p log(p/q), with 0 log 0 = 0; +∞ if some atom has q = 0 < p. */
import { defineWord } from '../tree';

export const kl = defineWord({
  name: 'KL',
  gives: 'scalar',
  takes: ['law', 'law'],
  typeset: (set, left, right) => `\\mathrm{KL}\\left(${set.law(left)} \\,\\|\\, ${set.law(right)}\\right)`,
  evaluate: (at, left, right) => at.model.divergence('KL', left(at), right(at)),
});
