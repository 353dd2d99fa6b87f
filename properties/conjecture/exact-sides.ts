/** Both sides of a refuted claim as exact numbers, where the exact rung of the model gives fractions. */
import type { Case } from '../../models';
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

/** As `a/b`, `∞` or `-∞`. */
export interface ExactSides {
  readonly left: string;
  readonly right: string;
}

/** Longer fractions are no help to a reader. */
const MOST_CHARACTERS = 300;

const isExactReal = (value: unknown): value is ExactReal =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  (value.kind === 'infinite' || (value.kind === 'finite' && 'logs' in value));

function textOf(value: unknown): string | undefined {
  if (!isExactReal(value)) return undefined;
  if (value.kind === 'infinite') return value.sign === 1 ? '∞' : '-∞';
  const rational = rationalOf(value);
  const text = rational && Q.format(rational);
  return text === undefined || text.length > MOST_CHARACTERS ? undefined : text;
}

/** Undefined where the sides are no fractions, or longer ones than a reader wants. */
export function exactSides({ rungs }: Case, claim: Claim, { t, atoms }: Assignment): ExactSides | undefined {
  try {
    const exact = rungs[1]?.();
    if (exact === undefined) return undefined;
    const sides = evaluate(claim, exact, { t, atoms });
    const [left, right] = [textOf(sides.left), textOf(sides.right)];
    return left === undefined || right === undefined ? undefined : { left, right };
  } catch (error) {
    const silent = [NotRepresentableError, UndefinedValueError, UnanswerableError];
    if (silent.some((known) => error instanceof known)) return undefined;
    throw error;
  }
}
