/** The parts of a matrix that need no search: the summary of a loop, and an undecided cell. */
import type { Loop } from '../../models';
import type { Statement } from '../../theory';
import type { LoopSummary, VariantCell } from '../results';

export function loopSummary({ id, title, formula, reference }: Loop): LoopSummary {
  return {
    id,
    title,
    ...(formula === undefined ? {} : { formula }),
    ...(reference === undefined ? {} : { reference }),
  };
}

/** The cell of a search that did not run to its end. */
export function undecidedCell(
  loop: string,
  statement: Statement,
  reason: string,
  planned: number,
  seed: number,
): VariantCell {
  const cases = { planned, run: 0, discarded: 0, undecided: 0 };
  return {
    loop,
    statement: statement.id,
    verdict: 'undecided',
    reason,
    cases,
    domain: {},
    decisions: 0,
    attained: 0,
    seed,
  };
}
