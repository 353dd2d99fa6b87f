/**
 * The operations of a filter: each updates a value and a bound on its absolute error, on a stack.
 *
 * A bound covers the errors of the operands, the rounding of the result and the roundings of the bound itself, by the
 * rounding model of `../../arithmetic/rounding-model.ts`. Source: Higham, *Accuracy and Stability of Numerical
 * Algorithms*, section 3.3.
 */
import { LEAST_DOUBLE, UNIT_ROUNDOFF } from '../../arithmetic';
import { type Binary, DEPTH, type Unary } from './program';

const U = UNIT_ROUNDOFF;
const TINY = LEAST_DOUBLE;
/** Computing a bound takes at most eight operations; this factor covers their relative errors. */
const UP = 1 + 16 * U;
/** The greatest exponent that depends on the round; the ladder decides powers beyond it. */
const GREATEST_EXPONENT = 64;

export const values = new Float64Array(DEPTH + 1);
export const errors = new Float64Array(DEPTH + 1);
/** The names of the values: equal names stand for equal numbers. 0 stands for no name. */
export const names = new Float64Array(DEPTH + 1);

const isZero = (value: number, error: number): boolean => value === 0 && error === 0;
const isBounded = (value: number, error: number): boolean => Math.abs(value) + error < Infinity;

/** Puts the product of two places of the stack into one of them or a third. */
function multiply(into: number, left: number, right: number): void {
  const a = values[left] as number;
  const b = values[right] as number;
  const ea = errors[left] as number;
  const eb = errors[right] as number;
  const value = a * b;
  values[into] = value;
  if ((isZero(a, ea) && isBounded(b, eb)) || (isZero(b, eb) && isBounded(a, ea))) {
    errors[into] = 0;
    return;
  }
  // Each of five products, including that of the value, may lose η, and 5η ≤ 3 TINY.
  errors[into] = (Math.abs(a) * eb + Math.abs(b) * ea + ea * eb + Math.abs(value) * U) * UP + 3 * TINY;
}

/** Runs an operation on the value at the top of the stack. */
export function applyUnary(op: Unary, top: number): void {
  names[top] = 0;
  switch (op) {
    case 'negate':
      values[top] = -(values[top] as number);
      break;
    case 'square':
      multiply(top, top, top);
      break;
    case 'sqrt': {
      const a = values[top] as number;
      const ea = errors[top] as number;
      const value = Math.sqrt(a);
      values[top] = value;
      // |√x − √a| = |x − a|/(√x + √a). If x may be negative, the error is NaN, and the claim stays undecided.
      if (!(a >= ea)) errors[top] = NaN;
      else if (a > 0) errors[top] = (ea / value + value * U) * UP + 2 * TINY;
    }
  }
}

/** Puts the quotient of the two values at the top of the stack in place of the lower one. */
function divide(top: number): void {
  const a = values[top - 1] as number;
  const b = values[top] as number;
  const ea = errors[top - 1] as number;
  const eb = errors[top] as number;
  const value = a / b;
  values[top - 1] = value;
  // A finite number over ±∞ is 0. Elsewhere |a/b| is at most |value| + TINY, up to a factor. If the divisor may be 0, the
  // error is NaN, and the claim stays undecided.
  if (Math.abs(b) === Infinity && eb === 0 && isBounded(a, ea)) errors[top - 1] = 0;
  else if (isZero(a, ea) && Math.abs(b) > eb) errors[top - 1] = 0;
  else if (Math.abs(b) > eb)
    errors[top - 1] =
      ((ea + (Math.abs(value) + TINY) * eb + TINY) / (Math.abs(b) - eb) + Math.abs(value) * U) * UP + 2 * TINY;
  else errors[top - 1] = NaN;
}

/** Runs an operation on the two values at the top of the stack, which leaves one value there. */
export function applyBinary(op: Binary, top: number): void {
  const name = names[top - 1];
  names[top - 1] = 0;
  if (op === '-' && name !== 0 && name === names[top]) {
    values[top - 1] = 0;
    errors[top - 1] = 0;
  } else if (op === '*') multiply(top - 1, top - 1, top);
  else if (op === '/') divide(top);
  else {
    const a = values[top - 1] as number;
    const b = values[top] as number;
    const value = op === '+' ? a + b : a - b;
    values[top - 1] = value;
    errors[top - 1] = ((errors[top - 1] as number) + (errors[top] as number) + Math.abs(value) * U) * UP;
  }
}

/** Raises the value at the top of the stack to a power. Returns false for an exponent that is out of range. */
export function applyPower(top: number, exponent: number): boolean {
  if (!(exponent >= 0 && exponent <= GREATEST_EXPONENT)) return false;
  names[top] = 0;
  values[top + 1] = values[top] as number;
  errors[top + 1] = errors[top] as number;
  values[top] = 1;
  errors[top] = 0;
  for (let i = 0; i < exponent; i += 1) multiply(top, top, top + 1);
  return true;
}
