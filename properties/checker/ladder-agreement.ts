/**
 * The rungs of the ladder must agree: exact numbers cannot refute what doubles certify.
 *
 * Every case that is shown (the tightest, every counterexample) is decided a second time without the double rung. A contradiction
 * means that an enclosure missed the truth. Then no verdict can be trusted, so the error ends the run.
 */
import type { CaseVerdict } from './checker';

export class LadderContradictionError extends Error {
  override readonly name = 'LadderContradictionError';
}

/**
 * The sharper verdict if it is decided, else the first.
 * @throws LadderContradictionError when one holds and the other is refuted
 */
export function agreedVerdict(first: CaseVerdict, sharper: CaseVerdict, instance: unknown): CaseVerdict {
  const statuses = [first.status, sharper.status];
  if (statuses.includes('holds') && statuses.includes('refuted')) {
    throw new LadderContradictionError(
      `the arithmetics contradict each other (${first.status} in doubles, ${sharper.status} exactly) on ` +
        `${JSON.stringify(instance)}; this is a bug in an enclosure, please report it with this instance`,
    );
  }
  return sharper.status === first.status ? sharper : first;
}
