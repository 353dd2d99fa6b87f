/** The atoms to which a law gives mass, for models that list their atoms. */
import type { Arithmetic } from '../../arithmetic';
import { TiedValuesError, unanswerable } from '../../errors';
import type { Interpretation } from '../interpretation';

/** An atom and its mass, which is greater than 0. */
export interface Weighed<T> {
  readonly atom: number;
  readonly mass: T;
}

/** The support of a law. @throws UnanswerableError if the model does not list its atoms */
export function supportOf<T, L, O, V>(model: Interpretation<T, L, O, V>, law: L): readonly Weighed<T>[] {
  return model.support?.(law) ?? unanswerable('this model does not list its atoms');
}

/** The sign of a function at one atom minus that at another; undefined if it is not known exactly. */
export type KnownOrder = (left: number, right: number) => number | undefined;

/** The order of atoms by a function: as known, else as the arithmetic decides. */
export const orderBy =
  <T>(A: Arithmetic<T>, f: (atom: number) => T, known: KnownOrder | undefined) =>
  (left: number, right: number): number =>
    known?.(left, right) ?? signOfDifference(A, f(left), f(right));

/** The sign of a − b. @throws TiedValuesError if the arithmetic cannot tell */
function signOfDifference<T>(A: Arithmetic<T>, a: T, b: T): -1 | 0 | 1 {
  if (a === b || A.decide('==', a, b).truth === 'true') return 0;
  if (A.decide('<', a, b).truth === 'true') return -1;
  if (A.decide('>', a, b).truth === 'true') return 1;
  throw new TiedValuesError('values that this rung cannot put in order');
}
