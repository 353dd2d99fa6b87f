/** `exp(a)`: the exponential. */
import type { ElementaryWord } from '../tree';

export const exp: ElementaryWord = {
  name: 'exp',
  arity: 1,
  precedence: 4,
  typeset: (a) => `e^{${a}}`,
  apply: (A, a) => A.exp(a),
  value: (a) => Math.exp(a),
};
