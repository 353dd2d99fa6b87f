/** `min(a, b)`: the smaller of two numbers. */
import type { ElementaryWord } from '../tree';

export const min: ElementaryWord = {
  name: 'min',
  arity: 2,
  precedence: 4,
  typeset: (a, b) => `\\min\\left(${a}, ${b}\\right)`,
  apply: (A, a, b) => A.min(a, b),
  value: (a, b) => Math.min(a, b),
};
