/** `Renyi(p, q, α)`: the Rényi divergence of order α > 0, `log Σ p^α q^{1−α}/(α − 1)`; KL at α = 1, `log sup p/q` at α = ∞. */
import { renyi as divergence, supportOf } from '../distribution';
import { defineWord } from '../tree';

export const renyi = defineWord({
  name: 'Renyi',
  gives: 'scalar',
  takes: ['law', 'law', 'number'],
  problem: (_left, _right, order) =>
    order.kind === 'number' && order.value.num <= 0n ? `the order ${order.text} is not above 0` : undefined,
  typeset: (set, left, right, order) =>
    `D_{${set.expression(order)}}\\left(${set.law(left)} \\,\\|\\, ${set.law(right)}\\right)`,
  evaluate: (at, left, right, order) => {
    const { model } = at;
    return divergence(model.arithmetic, [supportOf(model, left(at)), supportOf(model, right(at))], order(at));
  },
});
