/** `abs(a)`: the absolute value. */
import type { ElementaryWord } from '../tree';

export const abs: ElementaryWord = {
  name: 'abs',
  arity: 1,
  precedence: 5,
  typeset: (a) => `\\left|${a}\\right|`,
  apply: (A, a) => A.abs(a),
  value: (a) => Math.abs(a),
};
