/** Loops and cells without a search: the summary of a loop, and a cell that stays undecided. */
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

/** A cell that was not searched to its end. */
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
