/**
 * A suite of jest about a loop: is it one, and what does theory still say of it?
 *
 * One test tries the rule; then there is one test for every statement. A statement in `expect` must have the verdict given there. Any other
 * must be decided: it holds, is refuted or is not applicable; undecided is never a pass. Rules run in jest's own thread: a rule that hangs
 * is ended in the first test; where it hangs on an input that this test did not meet, jest waits.
 */
import { describe, expect, it } from '@jest/globals';
import type { Loop } from '../../../models';
import { InputError, STATEMENTS, type Statement } from '../../../theory';
import { CHECK_CASES } from '../../matrix';
import type { CellVerdict, CheckedCell } from '../../results';
import { DEFAULT_SEED } from '../../search';
import { cellWords, checkCell, checkNumbers, witnessLines } from '../check';
import { isLoop } from '../define';
import { safely } from '../foreign-value';
import { type Preflight, defectText, preflight } from '../preflight';

/** Options of `describeLoop`. */
export interface DescribeLoopOptions {
  /** The verdicts that statements must have, by id. A statement that is not listed must be decided. @defaultValue none */
  readonly expect?: Readonly<Record<string, CellVerdict>>;
  /** Random cases per statement. @defaultValue 1000 */
  readonly cases?: number;
  /** @defaultValue 20240709 */
  readonly seed?: number;
  /** Milliseconds of each test. @defaultValue 120000 */
  readonly timeout?: number;
}

const VERDICTS: readonly CellVerdict[] = ['holds', 'refuted', 'undecided', 'not applicable'];
const TIMEOUT = 120_000;

function checkExpected(expected: Readonly<Record<string, unknown>>): void {
  for (const [id, verdict] of Object.entries(expected)) {
    if (!STATEMENTS.some((statement) => statement.id === id))
      throw new InputError(`there is no statement "${id}"; known are ${STATEMENTS.map((each) => each.id).join(', ')}`);
    if (!VERDICTS.some((known) => known === verdict))
      throw new InputError(`${id} is expected to be ${safely(verdict)}; the verdicts are ${VERDICTS.join(', ')}`);
  }
}

/** Why a cell is not as it should be, with the smallest counterexample; undefined where it is. */
export function disagreement(cell: CheckedCell, expected: CellVerdict | undefined): string | undefined {
  const { loop, statement, verdict } = cell;
  if (expected === undefined ? verdict !== 'undecided' : verdict === expected) return undefined;
  const wanted = expected === undefined ? 'must be decided' : `was expected to be: ${expected}`;
  return [`${statement} on ${loop} is: ${verdict} (${cellWords(cell)}); it ${wanted}`, ...witnessLines(cell)].join(
    '\n  ',
  );
}

/**
 * Registers the suite; call it at the top of a test file.
 * @throws InputError at once for what is not a loop, an unknown statement or an unknown verdict in `expect`
 */
export function describeLoop(loop: Loop, options: DescribeLoopOptions = {}): void {
  if (!isLoop(loop)) throw new InputError(`${safely(loop)} is not a loop; make one by defineLoop({ … })`);
  const { expect: expected = {}, cases = CHECK_CASES, seed = DEFAULT_SEED, timeout = TIMEOUT } = options;
  checkExpected(expected);
  checkNumbers(cases, seed);
  let known: Preflight | undefined;
  const tried = (): Preflight => (known ??= preflight(loop));
  const test = (statement: Statement): void => {
    const wanted = expected[statement.id];
    it(
      `${statement.id}: ${wanted ?? 'is decided'}`,
      async () => {
        if (tried().defects.length > 0) throw new Error(`not searched: ${loop.id} is not a loop`);
        const cell = await checkCell(statement, loop, { cases, seed, stopped: () => false });
        const wrong = disagreement(cell, wanted);
        if (wrong !== undefined) throw new Error(wrong);
      },
      timeout,
    );
  };
  describe(`${loop.id}: ${loop.title}`, () => {
    it('is a loop', () => expect(tried().defects.map(defectText)).toEqual([]), timeout);
    STATEMENTS.forEach(test);
  });
}
