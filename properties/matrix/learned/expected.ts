/**
 * What theory predicts for a statement on learned runs of a loop.
 *
 * A statement that holds on a loop for all laws holds on every run. Of one that some law refutes, a run need not be a counterexample: it is open here, unless an
 * argument says that these runs are (`MUST_REFUTE`, `wrong-loops.ts`).
 */
import type { Agreement, CellExpectation, VariantCell } from '../../results';
import { expectationOf } from '../expectations';
import { isWrong, mustRefute } from './wrong-loops';

const NO_GAIN = 'the choice ignores the reward, so nothing is gained, and the variance of these models is far from 0';

/** Variants that these runs refute, by loop and statement. */
const MUST_REFUTE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'uniform-choice': { 'lemma-2.2': NO_GAIN, 'theorem-2.1': NO_GAIN, 'theorem-2.3': NO_GAIN },
};

/** The expectation for a learned cell, loop and statement given by id; undefined if there is none. */
export function learnedExpectation(loop: string, statement: string): CellExpectation | undefined {
  const because = mustRefute(loop, statement) ?? MUST_REFUTE[loop]?.[statement];
  if (because !== undefined) return { verdict: 'refuted', because };
  if (isWrong(loop)) return { verdict: 'open', because: 'the loop is wrong, and another statement must notice it' };
  const theory = expectationOf(loop, statement);
  if (theory?.verdict !== 'refuted') return theory;
  return { verdict: 'open', because: `some laws refute it (${theory.because}), and this run need not be one of them` };
}

/** Whether theory allows a learned run to refute a statement on a loop. */
const mayRefute = (loop: string, statement: string): boolean =>
  isWrong(loop) || expectationOf(loop, statement)?.verdict === 'refuted';

/** Compares a learned cell with its expectation. A refuted cell that theory leaves open is a counterexample, which it allows. */
export function learnedAgreement(
  { loop, statement, verdict }: VariantCell,
  expected: CellExpectation | undefined,
): Agreement {
  if (verdict === 'not applicable') return 'as expected';
  if (expected === undefined) return 'nothing expected';
  if (expected.verdict === 'open') {
    if (verdict !== 'refuted') return 'open';
    return mayRefute(loop, statement) ? 'as expected' : 'unexpected';
  }
  if (verdict === 'undecided') return 'undecided';
  return verdict === expected.verdict ? 'as expected' : 'unexpected';
}
