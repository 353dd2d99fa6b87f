/** `tanh(a)`: the hyperbolic tangent. */
import type { ElementaryWord } from '../tree';

export const tanh: ElementaryWord = {
  name: 'tanh',
  arity: 1,
  precedence: 4,
  typeset: (a) => `\\tanh\\left(${a}\\right)`,
  apply: (A, a) => A.tanh(a),
  value: (a) => Math.tanh(a),
};
