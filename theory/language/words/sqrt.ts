/** `sqrt(a)`: the square root. */
import type { ElementaryWord } from '../tree';

export const sqrt: ElementaryWord = {
  name: 'sqrt',
  arity: 1,
  precedence: 5,
  typeset: (a) => `\\sqrt{${a}}`,
  apply: (A, a) => A.sqrt(a),
  value: (a) => Math.sqrt(a),
};
