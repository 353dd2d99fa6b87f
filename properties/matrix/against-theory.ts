/** Whether cells of the matrix came out as theory says. */
import { BUILT_IN_LOOPS } from '../../models';
import type { Agreement, CellExpectation, JudgedCell, VariantCell } from '../results';
import { agreementWith } from '../search';

/** Loops of which theory must say something for every statement that is about them. */
const BUILT_IN: ReadonlySet<string> = new Set(BUILT_IN_LOOPS.map(({ id }) => id));

/**
 * Compares a cell with what is expected of it. A cell that came out better than expected is as unexpected as one that came out worse:
 * either the argument is wrong or the search is blind. On a built-in loop a cell without an expectation is unexpected too. Undecided is
 * never a pass, whatever is expected.
 */
export function judge({ loop, verdict }: VariantCell, expectation: CellExpectation | undefined): Agreement {
  if (verdict === 'not applicable') return expectation ? 'stale' : 'as expected';
  const agreement = agreementWith(expectation?.verdict, verdict);
  return agreement === 'nothing expected' && BUILT_IN.has(loop) ? 'unexpected' : agreement;
}

/** The cell with what is expected of it, and whether it came out so. */
export function judged(cell: VariantCell, expected: CellExpectation | undefined): JudgedCell {
  return { ...cell, ...(expected ? { expected } : {}), agreement: judge(cell, expected) };
}
