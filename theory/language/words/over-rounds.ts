/**
 * `sum_rounds(f, from, to)`, `max_rounds(f, from, to)` and `min_rounds(f, from, to)`: the sum, the largest and the smallest value of f over
 * the rounds s from `from` to `to`. f may use `s` and `p[s]`, and `to` may be t - 1. Where there is no such round, the sum is 0, the
 * maximum −∞ and the minimum +∞.
 */
import type { Arithmetic } from '../../arithmetic';
import { type Evaluator, type IntegerCode, type ScalarCode, defineWord } from '../tree';

const TAKES = ['of a round', 'round', 'round'] as const;

/** The values of f in its rounds, the first first. */
function values<T>(
  at: Evaluator<T, unknown, unknown, unknown>,
  of: ScalarCode,
  from: IntegerCode,
  to: IntegerCode,
): readonly T[] {
  const terms: T[] = [];
  const [first, last] = [Number(from(at)), Number(to(at))];
  for (let s = first; s <= last; s += 1) terms.push(at.atRound(s, of));
  return terms;
}

/** An extreme value, and that of no rounds. */
const extremeOverRounds = (
  name: string,
  tex: string,
  ofNone: <T>(A: Arithmetic<T>) => T,
  better: <T>(A: Arithmetic<T>, a: T, b: T) => T,
): ReturnType<typeof defineWord<'scalar', typeof TAKES>> =>
  defineWord({
    name,
    gives: 'scalar',
    takes: TAKES,
    precedence: 4,
    typeset: (set, { of }, from, to) =>
      `${tex}_{${set.expression(from)} \\le s \\le ${set.expression(to)}} \\left[${set.expression(of)}\\right]`,
    evaluate: (at, { of }, from, to) => {
      const { arithmetic: A } = at.model;
      const terms = values(at, of, from, to);
      return terms.length === 0 ? ofNone(A) : terms.reduce((a, b) => better(A, a, b));
    },
  });

export const sumOverRounds = defineWord({
  name: 'sum_rounds',
  gives: 'scalar',
  takes: TAKES,
  precedence: 2,
  typeset: (set, { of }, from, to) =>
    `\\sum_{s=${set.expression(from)}}^{${set.expression(to)}} \\left[${set.expression(of)}\\right]`,
  evaluate: (at, { of }, from, to) => at.model.arithmetic.sum(values(at, of, from, to)),
});

export const maxOverRounds = extremeOverRounds(
  'max_rounds',
  '\\max',
  (A) => A.neg(A.infinity),
  (A, a, b) => A.max(a, b),
);
export const minOverRounds = extremeOverRounds(
  'min_rounds',
  '\\min',
  (A) => A.infinity,
  (A, a, b) => A.min(a, b),
);
