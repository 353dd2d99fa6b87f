/**
 * A suite about a loop, for any test runner: is it a loop, and which statements hold on it?
 *
 * The first test tries the rule; then there is one test for every statement. A statement in `expect` must have the verdict given there.
 * Any other must hold, be refuted or be not applicable; undecided is never a pass. Rules run in the runner's own thread: the first test ends
 * a rule that hangs, but the runner waits if the rule hangs only on an input of a later test.
 */
import type { Loop } from '../../../models';
import {
  InputError,
  type OptionNames,
  STATEMENTS,
  type Statement,
  type StatementId,
  checkOptions,
  unknownId,
} from '../../../theory';
import { CHECK_CASES } from '../../matrix';
import type { CheckedCell, CheckedVerdict } from '../../results';
import { DEFAULT_SEED, commonDomain } from '../../search';
import { cellWords, checkCell, checkNumbers, domainLines, replayCommand, witnessLines } from '../check';
import { isLoop } from '../define';
import { safely } from '../foreign-value';
import { type Preflight, defectText, preflight } from '../preflight';
import { type TestRunner, runnerOf } from './runner';

/** Options of `describeLoop`. */
export interface DescribeLoopOptions {
  /** Expected verdicts by id of the statement. A statement that is not listed must be decided. @defaultValue no expectations */
  readonly expect?: Readonly<Partial<Record<StatementId, CheckedVerdict>>>;
  /** Random cases per statement. @defaultValue 1000 */
  readonly cases?: number;
  /** @defaultValue 20240709 */
  readonly seed?: number;
  /** Time limit of each test, in milliseconds. @defaultValue 120000 */
  readonly timeout?: number;
  /** The functions `describe` and `it` of the test runner. @defaultValue the global ones, as jest, mocha and vitest with `globals` have */
  readonly runner?: TestRunner;
}

const OPTIONS: OptionNames<DescribeLoopOptions> = {
  expect: true,
  cases: true,
  seed: true,
  timeout: true,
  runner: true,
};

const VERDICTS: readonly CheckedVerdict[] = ['holds', 'refuted', 'undecided', 'not applicable', 'open'];
const TIMEOUT = 120_000;

function checkExpected(expected: Readonly<Record<string, unknown>>): void {
  for (const [id, verdict] of Object.entries(expected)) {
    const known = STATEMENTS.map((statement) => statement.id);
    if (!known.includes(id)) throw unknownId('statement', id, known);
    if (!VERDICTS.some((known) => known === verdict))
      throw new InputError(`${id} is expected to be ${safely(verdict)}; the verdicts are ${VERDICTS.join(', ')}`);
  }
}

/** How a cell differs from its expectation, with the smallest counterexample; undefined if it agrees. */
export function disagreement(
  cell: CheckedCell,
  expected: CheckedVerdict | undefined,
  effort: { readonly cases: number; readonly seed: number },
): string | undefined {
  const { loop, statement, verdict } = cell;
  if (expected === undefined ? verdict !== 'undecided' : verdict === expected) return undefined;
  const wanted = expected === undefined ? 'must be decided' : `was expected to be: ${expected}`;
  return [
    `${statement} on ${loop} is: ${verdict} (${cellWords(cell)}); it ${wanted}`,
    ...witnessLines(cell),
    ...domainLines(cell),
    ...(verdict === 'not applicable' ? [] : [`replay: ${replayCommand(loop, statement, effort)}`]),
  ].join('\n  ');
}

/** Fails with the defects of what is not a loop. */
async function isALoop({ id }: Loop, { defects }: Preflight): Promise<void> {
  if (defects.length > 0) throw new Error([`${id} is not a loop`, ...defects.map(defectText)].join('\n  '));
  return Promise.resolve();
}

/** What a test without an expectation shows when it passes. */
function promised(statement: Statement, loop: Loop): string {
  const common = commonDomain(statement, loop);
  return common.fits ? 'is decided' : `not applicable, because ${common.hypothesis}`;
}

/**
 * Registers the suite; call it at the top of a test file.
 * @throws InputError at once for a value that is not a loop, for an unknown statement or verdict in `expect`, and without a runner
 * @example
 * import { describe, it } from 'node:test';
 * describeLoop(loopOf('curated'), { runner: { describe, it }, expect: { 'lemma-2.2': 'holds' } });
 */
export function describeLoop(loop: Loop, options: DescribeLoopOptions = {}): void {
  if (!isLoop(loop)) throw new InputError(`${safely(loop)} is not a loop; make one by defineLoop({ … })`);
  checkOptions('describeLoop', options, OPTIONS);
  const { expect: expected = {}, cases = CHECK_CASES, seed = DEFAULT_SEED, timeout = TIMEOUT } = options;
  const { describe, it } = runnerOf(options.runner);
  checkExpected(expected);
  checkNumbers(cases, seed);
  let known: Preflight | undefined;
  const tried = (): Preflight => (known ??= preflight(loop));
  const wantedOf: Readonly<Record<string, CheckedVerdict | undefined>> = expected;
  const test = (statement: Statement): void => {
    const wanted = wantedOf[statement.id];
    it(
      `${statement.id}: ${wanted ?? promised(statement, loop)}`,
      async () => {
        if (tried().defects.length > 0) throw new Error(`not searched: ${loop.id} is not a loop`);
        const cell = await checkCell(statement, loop, { cases, seed, stopped: () => false });
        const wrong = disagreement(cell, wanted, { cases, seed });
        if (wrong !== undefined) throw new Error(wrong);
      },
      timeout,
    );
  };
  describe(`${loop.id}: ${loop.title}`, () => {
    it('is a loop', () => isALoop(loop, tried()), timeout);
    STATEMENTS.forEach(test);
  });
}
