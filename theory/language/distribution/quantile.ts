/**
 * The lower quantile of a function of the atom: `inf {v : P(f ≤ v) ≥ α}`, 0 < α ≤ 1.
 *
 * On finitely many atoms it is the value of an atom: with the values of the support in order, the first at which the masses so far reach α. All
 * comparisons are decided, those of values and those of sums with α, or else the rung gives up.
 */
import { type Arithmetic, Q } from '../../arithmetic';
import { TiedValuesError, UndefinedValueError } from '../../errors';
import { type KnownOrder, type Weighed, orderBy } from './support';

/** @throws UndefinedValueError for a level outside (0, 1] */
function checkLevel<T>(A: Arithmetic<T>, level: T): void {
  const isOutside =
    A.decide('<=', level, A.fromRational(Q.zero)).truth === 'true' ||
    A.decide('>', level, A.fromRational(Q.one)).truth === 'true';
  if (isOutside) throw new UndefinedValueError('a quantile of a level that is not in (0, 1]');
}

/** @param f the value at an atom @param known the order of the values, where it is known exactly */
export function quantileOf<T>(
  A: Arithmetic<T>,
  support: readonly Weighed<T>[],
  f: (atom: number) => T,
  level: T,
  known?: KnownOrder,
): T {
  checkLevel(A, level);
  const order = orderBy(A, f, known);
  const sorted = [...support].sort((a, b) => order(a.atom, b.atom));
  const masses: T[] = [];
  for (const { atom, mass } of sorted.slice(0, -1)) {
    masses.push(mass);
    const { truth } = A.decide('>=', A.sum(masses), level);
    if (truth === 'unknown') throw new TiedValuesError('a sum of masses that this rung cannot tell from the level');
    if (truth === 'true') return f(atom);
  }
  const last = sorted.at(-1);
  if (last === undefined) throw new UndefinedValueError('a quantile of a law without atoms');
  return f(last.atom);
}
