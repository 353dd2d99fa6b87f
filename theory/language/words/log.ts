/** `log(a)`: the natural logarithm. */
import type { ElementaryWord } from '../tree';

export const log: ElementaryWord = {
  name: 'log',
  arity: 1,
  precedence: 4,
  typeset: (a) => `\\log\\left(${a}\\right)`,
  apply: (A, a) => A.log(a),
  value: (a) => Math.log(a),
};
