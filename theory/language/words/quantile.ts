/**
 * `quantile(p, f, α)`: the lower quantile `inf {v : P_p(f ≤ v) ≥ α}` for a level 0 < α ≤ 1; `median(p, f)`: that of level 1/2, the lower
 * median. It is a value of f. Where a rung cannot put two values in order, or tell a sum of masses from the level, the next one decides.
 */
import { Q } from '../../arithmetic';
import { quantileOf, supportOf } from '../distribution';
import { type Evaluator, type Expression, type LawCode, type ObservableCode, defineWord } from '../tree';

interface FunctionOfAtom {
  readonly tree: Expression;
  readonly observable: ObservableCode;
}

function quantileAt<T, L, O, V>(at: Evaluator<T, L, O, V>, law: LawCode, of: FunctionOfAtom, level: T): T {
  const { model } = at;
  const support = supportOf(model, law(at));
  const f = of.observable(at);
  const value = (atom: number): T => model.observables.at(f, atom);
  const isOfWeights = of.tree.kind === 'observable' && (of.tree.name === 'w' || of.tree.name === 'r');
  return quantileOf(model.arithmetic, support, value, level, (a, b) =>
    isOfWeights ? model.order?.(a, b, 'w') : undefined,
  );
}

export const quantile = defineWord({
  name: 'quantile',
  gives: 'scalar',
  takes: ['law', 'expression', 'number'],
  problem: (_law, _of, level) =>
    level.kind === 'number' && (level.value.num <= 0n || Q.compare(level.value, Q.one) > 0)
      ? `the level ${level.text} is not in (0, 1]; write 1/2 for the median`
      : undefined,
  typeset: (set, law, of, level) =>
    `Q_{${set.law(law)}}\\left(${set.expression(of)};\\, ${set.expression(level)}\\right)`,
  evaluate: (at, law, of, level) => quantileAt(at, law, of, level(at)),
});

export const median = defineWord({
  name: 'median',
  gives: 'scalar',
  takes: ['law', 'expression'],
  typeset: (set, law, of) => `\\mathrm{med}_{${set.law(law)}}\\left(${set.expression(of)}\\right)`,
  evaluate: (at, law, of) => quantileAt(at, law, of, at.model.arithmetic.fromRational(Q.of(1, 2))),
});
