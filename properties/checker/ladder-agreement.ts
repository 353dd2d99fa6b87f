/**
 * The rungs of the ladder must agree: exact numbers cannot refute what doubles certify.
 *
 * Every case that is shown (the tightest, every counterexample) is decided a second time without the double rung. A contradiction
 * means that an enclosure missed the truth. Such a case is undecided, with the contradiction and its input as the reason.
 */
import { ContradictionError } from '../../theory';
import type { CaseVerdict } from './verdict';

/**
 * The sharper verdict if it is decided, else the first; undecided if one holds and the other is refuted.
 * @param input what was decided, as plain data: the loop, the claims and the instance
 */
export function agreedVerdict(first: CaseVerdict, sharper: CaseVerdict, input: unknown): CaseVerdict {
  const statuses = [first.status, sharper.status];
  if (statuses.includes('holds') && statuses.includes('refuted')) {
    const { message } = new ContradictionError(
      `the arithmetics contradict each other (${first.status} in doubles, ${sharper.status} exactly)`,
      input,
    );
    return { status: 'undecided', claim: '', reason: message };
  }
  return sharper.status === first.status ? sharper : first;
}
