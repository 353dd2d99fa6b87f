/** Both sides of a refuted claim as exact numbers, when the model's exact rung gives fractions. */
import type { Case } from '../../models/closed-form';
import {
  type Assignment,
  type Claim,
  type ExactReal,
  NotRepresentableError,
  Q,
  UnanswerableError,
  UndefinedValueError,
  evaluate,
  rationalOf,
} from '../../theory';
import type { ExactSides } from '../results';

const isExactReal = (value: unknown): value is ExactReal =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  (value.kind === 'infinite' || (value.kind === 'finite' && 'logs' in value));

function textOf(value: unknown, longest: number): string | undefined {
  if (!isExactReal(value)) return undefined;
  if (value.kind === 'infinite') return value.sign === 1 ? '∞' : '-∞';
  const rational = rationalOf(value);
  const text = rational && Q.format(Q.reduce(rational));
  return text === undefined || text.length > longest ? undefined : text;
}

/** Undefined when a side is not a fraction, or is longer than `longest` characters. */
export function exactSides(
  { rungs }: Case,
  claim: Claim,
  { t, atoms }: Assignment,
  longest: number,
): ExactSides | undefined {
  try {
    const exact = rungs[1]?.();
    if (exact === undefined) return undefined;
    const sides = evaluate(claim, exact, { t, atoms });
    const [left, right] = [textOf(sides.left, longest), textOf(sides.right, longest)];
    return left === undefined || right === undefined ? undefined : { left, right };
  } catch (error) {
    const silent = [NotRepresentableError, UndefinedValueError, UnanswerableError];
    if (silent.some((known) => error instanceof known)) return undefined;
    throw error;
  }
}
