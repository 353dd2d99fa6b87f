/** `js(p, q)`: the Jensen–Shannon divergence `½ KL(p‖m) + ½ KL(q‖m)`, m = (p + q)/2, in nats: at most log 2. */
import { jensenShannon as divergence, supportOf } from '../distribution';
import { defineWord } from '../tree';

export const jensenShannon = defineWord({
  name: 'js',
  gives: 'scalar',
  takes: ['law', 'law'],
  typeset: (set, left, right) => `\\mathrm{JS}\\left(${set.law(left)} \\,\\|\\, ${set.law(right)}\\right)`,
  evaluate: (at, left, right) =>
    divergence(at.model.arithmetic, [supportOf(at.model, left(at)), supportOf(at.model, right(at))]),
});
