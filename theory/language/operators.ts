/** The operators of claims: on numbers of an arithmetic, and powers of whole numbers. */
import type { Arithmetic } from '../arithmetic';
import { UnanswerableError } from '../errors';
import type { BinaryOperator } from './interpretation';

/** The value of an operator in an arithmetic. */
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

/** The largest absolute value of an exponent, which bounds the work of any claim. */
const MAX_EXPONENT = 10_000;

/** A whole number as an exponent. @throws UnanswerableError if it is too large */
export function exponentOf(value: bigint): number {
  if (value > MAX_EXPONENT || value < -MAX_EXPONENT)
    throw new UnanswerableError(`the exponent ${value} exceeds ${MAX_EXPONENT}`);
  return Number(value);
}

/** `a^b`, b ≥ 0; a power that no exponent may reach is not written out. */
export function integerPower(a: bigint, b: bigint): bigint {
  if (b > MAX_EXPONENT && a !== 0n && a !== 1n && a !== -1n)
    throw new UnanswerableError(`the exponent ${a}^${b} exceeds ${MAX_EXPONENT}`);
  return a === 1n || a === -1n ? a ** (b % 2n) : a === 0n ? BigInt(b === 0n) : a ** b;
}
