/** Both sides of a refuted claim as exact fractions, where they are rational and short. */
import { caseOf, decodeInstance, type Loop } from '../../models';
import {
  type Assignment,
  type ExactReal,
  NotRepresentableError,
  Q,
  UnanswerableError,
  UndefinedValueError,
  evaluate,
  parseClaim,
  rationalOf,
} from '../../theory';
import type { Counterexample } from '../results';

/** Longer fractions say less than a decimal. */
const LONGEST = 40;

export interface Sides {
  readonly left: string;
  readonly right: string;
}

/** The sides of a counterexample on the loop that it is about. Undefined where one is irrational, infinite or long. */
export function exactSides({ instance, claim, where, finding }: Counterexample, loop: Loop): Sides | undefined {
  const exact = caseOf(decodeInstance(instance), loop).rungs.at(-1);
  if (exact === undefined || instance.model !== 'discrete') return undefined;
  const text = (value: unknown): string | undefined => {
    const rational = rationalOf(value as ExactReal);
    const shown = rational && Q.format(Q.reduce(rational));
    return shown !== undefined && shown.length <= LONGEST ? shown : undefined;
  };
  try {
    const evaluated = evaluate(parseClaim(claim, where), exact(), {
      t: finding.t,
      atoms: finding.atoms as Assignment['atoms'],
    });
    const [left, right] = [text(evaluated.left), text(evaluated.right)];
    return left === undefined || right === undefined ? undefined : { left, right };
  } catch (error) {
    const known = [NotRepresentableError, UnanswerableError, UndefinedValueError];
    if (known.some((kind) => error instanceof kind)) return undefined;
    throw error;
  }
}
