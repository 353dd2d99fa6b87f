/** Both sides of a refuted claim as exact numbers, when the model's exact rung gives fractions and logarithms of fractions. */
import type { Case } from '../../models/closed-form';
import {
  type Assignment,
  type Claim,
  type ExactReal,
  NotRepresentableError,
  Q,
  type Rational,
  UnanswerableError,
  UndefinedValueError,
  evaluate,
} from '../../theory';
import type { ExactSides } from '../results';

/** The longest exact side that results keep, in characters. */
const LONGEST = 1000;

type Logs = Extract<ExactReal, { readonly kind: 'finite' }>['logs'];

const isExactReal = (value: unknown): value is ExactReal =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  (value.kind === 'infinite' || (value.kind === 'finite' && 'logs' in value));

/** A sum of logarithms, `1/2*log(2) - log(3/2)`: those of one number are put together, and those of 1 left out. */
function logsText(logs: Logs): readonly string[] {
  const coefficients = new Map<string, Rational>();
  for (const { coef, arg } of logs) {
    const of = Q.format(Q.reduce(arg));
    coefficients.set(of, Q.add(coefficients.get(of) ?? Q.zero, coef));
  }
  return [...coefficients].flatMap(([of, coef]) => {
    const factor = Q.format(Q.reduce(coef));
    return of === '1' || factor === '0' ? [] : [factor === '1' ? `log(${of})` : `${factor}*log(${of})`];
  });
}

/** An exact number: `3/4`, `∞`, `1/2 + 1/3*log(2)`; undefined if it holds exponentials, or is longer than `longest` characters. */
function textOf(value: unknown, longest: number): string | undefined {
  if (!isExactReal(value)) return undefined;
  if (value.kind === 'infinite') return value.sign === 1 ? '∞' : '-∞';
  if (value.exps.length > 0) return undefined;
  const rational = Q.format(Q.reduce(value.rational));
  const logs = logsText(value.logs);
  const text = [...(rational === '0' && logs.length > 0 ? [] : [rational]), ...logs]
    .join(' + ')
    .replaceAll('+ -', '- ');
  return text.length > longest ? undefined : text;
}

/** Undefined when a side has no such form, or is longer than `longest` characters. */
export function exactSides(
  { rungs }: Case,
  claim: Claim,
  { t, atoms }: Assignment,
  longest = LONGEST,
): ExactSides | undefined {
  try {
    const exact = rungs[1]?.();
    if (exact === undefined) return undefined;
    const sides = evaluate(claim, exact, { t, atoms });
    const exactly = (side: unknown): unknown => (exact.arithmetic.exactly ? exact.arithmetic.exactly(side) : side);
    const [left, right] = [sides.left, sides.right].map((side) => textOf(exactly(side), longest));
    return left === undefined || right === undefined ? undefined : { left, right };
  } catch (error) {
    const silent = [NotRepresentableError, UndefinedValueError, UnanswerableError];
    if (silent.some((known) => error instanceof known)) return undefined;
    throw error;
  }
}
