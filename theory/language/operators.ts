/** The operators and elementary functions of the claim language, in any arithmetic. */
import type { Arithmetic } from '../arithmetic';
import type { BinaryOperator, ElementaryFunction } from './syntax';

export function applyFunction<T>(A: Arithmetic<T>, fn: ElementaryFunction, args: readonly T[]): T {
  const [a, b] = args as [T, T];
  switch (fn) {
    case 'min':
      return A.min(a, b);
    case 'max':
      return A.max(a, b);
    case 'log':
    case 'exp':
    case 'sqrt':
    case 'tanh':
    case 'abs':
      return A[fn](a);
  }
}

export function applyOperator<T>(A: Arithmetic<T>, op: Exclude<BinaryOperator, '^'>, a: T, b: T): T {
  switch (op) {
    case '+':
      return A.add(a, b);
    case '-':
      return A.sub(a, b);
    case '*':
      return A.mul(a, b);
    case '/':
      return A.div(a, b);
  }
}
