/** Whether cells of the matrix came out as theory says, and what a whole matrix comes to. */
import { BUILT_IN_LOOPS } from '../../models';
import { agreementWith } from '../search';
import type { Agreement, Expectation, JudgedCell, MatrixResults, VariantCell } from './cell';

/**
 * Compares a cell with what is expected of it. A cell that came out better than expected is as unexpected as one that came out worse:
 * either the argument is wrong or the search is blind. Undecided is never a pass, whatever is expected.
 */
export function judge({ verdict }: VariantCell, expectation: Expectation | undefined): Agreement {
  if (verdict === 'not applicable') return expectation ? 'stale' : 'as expected';
  return agreementWith(expectation?.verdict, verdict);
}

/** The cell with what is expected of it, and whether it came out so. */
export function judged(cell: VariantCell, expected: Expectation | undefined): JudgedCell {
  return { ...cell, ...(expected ? { expected } : {}), agreement: judge(cell, expected) };
}

/** Loops of which every cell must be expected to be something. */
const BUILT_IN: ReadonlySet<string> = new Set(BUILT_IN_LOOPS.map(({ id }) => id));

/** Whether the cell fails its run: not as expected or, on a built-in loop, without any expectation. */
export function fails({ loop, agreement }: JudgedCell): boolean {
  return agreement === 'unexpected' || (agreement === 'nothing expected' && BUILT_IN.has(loop));
}

/** What a matrix comes to, from the worst on. Stale expectations only warn. */
export type MatrixVerdict = 'unexpected' | 'incomplete' | 'undecided' | 'as expected';

export function matrixVerdict({ cells, complete }: MatrixResults): MatrixVerdict {
  if (cells.some(fails)) return 'unexpected';
  if (!complete) return 'incomplete';
  return cells.some(({ agreement }) => agreement === 'undecided') ? 'undecided' : 'as expected';
}

const EXIT_CODES: Readonly<Record<MatrixVerdict, 0 | 1 | 3>> = {
  unexpected: 1,
  incomplete: 3,
  undecided: 3,
  'as expected': 0,
};

/** 0 all as expected, 1 something is not, 3 undecided or incomplete. */
export function matrixExitCode(results: MatrixResults): 0 | 1 | 3 {
  return EXIT_CODES[matrixVerdict(results)];
}
