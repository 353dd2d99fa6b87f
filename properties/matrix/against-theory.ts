/** Compares the cells of the matrix with theory. */
import { BUILT_IN_LOOPS } from '../../models';
import type { Statement } from '../../theory';
import type { Agreement, CellExpectation, JudgedCell, VariantCell } from '../results';
import { agreementWith } from '../search';

/** The loops that need an expectation for every applicable statement. */
const BUILT_IN: ReadonlySet<string> = new Set(BUILT_IN_LOOPS.map(({ id }) => id));

/**
 * Compares a cell with its expectation. A better verdict than expected is as unexpected as a worse one: the argument is wrong, or the
 * search misses something. On a built-in loop a cell without an expectation is unexpected too. Undecided is never a pass.
 */
export function judge({ loop, verdict }: VariantCell, expectation: CellExpectation | undefined): Agreement {
  if (verdict === 'not applicable') return expectation ? 'stale' : 'as expected';
  const agreement = agreementWith(expectation?.verdict, verdict);
  return agreement === 'nothing expected' && BUILT_IN.has(loop) ? 'unexpected' : agreement;
}

/** A conjecture that no case refutes is open on a loop of the user too, of which theory says nothing: it does not hold there. */
export function openOnLoop({ loop, verdict }: VariantCell, { expected }: Statement): CellExpectation | undefined {
  if (BUILT_IN.has(loop) || verdict !== 'holds' || expected?.verdict !== 'open') return undefined;
  return { verdict: 'open', because: expected.because };
}

/** The cell with its expectation, and whether the two agree. */
export function judged(cell: VariantCell, expected: CellExpectation | undefined): JudgedCell {
  return { ...cell, ...(expected ? { expected } : {}), agreement: judge(cell, expected) };
}
