/** `max(a, b)`: the larger of two numbers. */
import type { ElementaryWord } from '../tree';

export const max: ElementaryWord = {
  name: 'max',
  arity: 2,
  precedence: 4,
  typeset: (a, b) => `\\max\\left(${a}, ${b}\\right)`,
  apply: (A, a, b) => A.max(a, b),
  value: (a, b) => Math.max(a, b),
};
