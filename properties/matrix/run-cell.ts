/** One statement searched on one loop. */
import type { Loop } from '../../models';
import { type Statement, isContradiction } from '../../theory';
import {
  DEFAULT_SEED,
  IN_TURN,
  type SearchOutcome,
  type SearchRunner,
  type SearchTask,
  counterexampleOf,
  meaningOf,
  variantSpec,
} from '../search';
import type { CellVerdict, VariantCell } from '../results';
import { aimOf } from './expectations';

export interface CellOptions {
  /** Random cases. @defaultValue 500 */
  readonly cases?: number;
  /** Seed of the run. @defaultValue 20240709 */
  readonly seed?: number;
  /** Returns true when the run must stop. */
  readonly stopped?: () => boolean;
  /** Runs the search. A loop that is not built in can only be searched in this thread. @defaultValue this thread */
  readonly runner?: SearchRunner;
}

/** Cases per cell of a matrix. Cells that theory predicts to be refuted are searched longer. */
export const CELL_CASES = 500;
/** Cases per cell of a loop without expectations: rare counterexamples appear only after some hundred cases. */
export const CHECK_CASES = 1000;

const NO_CASES = { planned: 0, run: 0, discarded: 0, undecided: 0 } as const;

/** The verdict on a cell; it is undecided unless a case is refuted or the search holds in the sense of `meaningOf`. */
function verdictOf(outcome: SearchOutcome): { readonly verdict: CellVerdict; readonly reason?: string } {
  const { status, reason } = meaningOf(outcome);
  const verdict = status === 'holds' || status === 'refuted' ? status : 'undecided';
  return { verdict, ...(reason === undefined ? {} : { reason }) };
}

/** Searches for a case in which the loop breaks the statement. */
export async function runCell(statement: Statement, loop: Loop, options: CellOptions = {}): Promise<VariantCell> {
  const { cases = CELL_CASES, seed = DEFAULT_SEED, stopped, runner = IN_TURN } = options;
  const aim = aimOf(loop.id, statement.id);
  const spec = variantSpec(statement, loop, { cases, seed, aim });
  const names = { loop: loop.id, statement: statement.id };
  if ('hypothesis' in spec) {
    return {
      ...names,
      verdict: 'not applicable',
      reason: spec.hypothesis,
      cases: NO_CASES,
      domain: {},
      decisions: 0,
      attained: 0,
      seed,
    };
  }
  const task: SearchTask = { statement: statement.id, sought: { kind: 'variant', loop: loop.id, aim }, cases, seed };
  const outcome = await runner.run(task, { ...spec, ...(stopped ? { stopped } : {}) });
  const { counterexample, tightest } = outcome;
  const about = {
    statement: statement.id,
    subject: { kind: 'variant', id: loop.id } as const,
    where: statement.where ?? {},
    claims: spec.claims,
    loop,
    seed: spec.seed,
  };
  return {
    ...names,
    model: spec.model,
    ...verdictOf(outcome),
    cases: outcome.cases,
    domain: outcome.domain,
    decisions: outcome.decisions,
    attained: outcome.attained,
    ...(tightest?.finding.margin === undefined ? {} : { margin: tightest.finding.margin }),
    ...(counterexample && !isContradiction(outcome.undecidedBecause)
      ? { counterexample: counterexampleOf(counterexample, about) }
      : {}),
    seed: spec.seed,
  };
}
