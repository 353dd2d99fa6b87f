/**
 * `sum_atoms(x, f)`, `max_atoms(x, f)`, `min_atoms(x, f)`: the sum, the largest and the smallest value of f over all atoms of the space. The word
 * binds x, or y: outside of it the claim is not about every x. So `-sum_atoms(x, p[t](x)*w(x))` is a number.
 */
import type { Arithmetic } from '../../arithmetic';
import { unanswerable } from '../../errors';
import { type Evaluator, type ScalarCode, defineWord } from '../tree';

/** The values of an expression at all atoms. */
function values<T, L, O, V>(at: Evaluator<T, L, O, V>, name: 'x' | 'y', of: ScalarCode): [T, ...T[]] {
  const { model } = at;
  if (!model.support) unanswerable('this model does not list its atoms');
  const [first, ...others] = Array.from({ length: model.atoms() }, (_, i) => at.withAtom(name, i, of));
  return first === undefined ? unanswerable('a space without atoms') : [first, ...others];
}

const overAtoms = (
  name: string,
  tex: string,
  combine: <T>(A: Arithmetic<T>, values: [T, ...T[]]) => T,
): ReturnType<typeof defineWord<'scalar', readonly ['bound atom', 'of an atom']>> =>
  defineWord({
    name,
    gives: 'scalar',
    takes: ['bound atom', 'of an atom'],
    precedence: 2,
    typeset: (set, atom, of) => `${tex}_{${atom}} \\left[${set.expression(of)}\\right]`,
    evaluate: (at, atom, of) => combine(at.model.arithmetic, values(at, atom, of)),
  });

export const sumAtoms = overAtoms('sum_atoms', '\\sum', (A, all) => A.sum(all));
export const maxAtoms = overAtoms('max_atoms', '\\max', (A, all) => all.reduce((a, b) => A.max(a, b)));
export const minAtoms = overAtoms('min_atoms', '\\min', (A, all) => all.reduce((a, b) => A.min(a, b)));
