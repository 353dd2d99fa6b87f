/**
 * The matrix statement × loop: every pair is searched, on one thread or several, and compared with theory.
 *
 * A cell depends only on its statement, its loop, the number of cases and the seed. Cells are listed in order, so the results are
 * the same bytes for any number of threads.
 */
import { BUILT_IN_LOOPS, type Loop, type LoopId, loopOf } from '../../models';
import { InputError, type OptionNames, STATEMENTS, type Statement, checkOptions } from '../../theory';
import {
  type SearchRunner,
  IN_TURN,
  commonDomain,
  DEFAULT_SEED,
  type Cancellation,
  watchForCancellation,
} from '../search';
import { mapConcurrently, openRunner, type Threads, threadsFor } from '../search/threads';
import { type CellExpectation, type JudgedCell, type MatrixResults, VERSION, type VariantCell } from '../results';
import { expectationOf } from './expectations';
import type { StoredCertificate } from '../proofs';
import { judged, openOnLoop } from './against-theory';
import { CELL_CASES, runCell } from './run-cell';
import { loopSummary, undecidedCell } from './unsearched';

/**
 * Options of `runMatrix`.
 * @example
 * const options: MatrixOptions = { loops: ['curated', 'best-of-K'], statements: [statementOf('lemma-2.2')], cases: 100 };
 */
export interface MatrixOptions {
  /**
   * The columns. A loop given by its id, and a built-in one, can be searched on other threads; any other runs in the calling thread.
   * @defaultValue every built-in loop
   */
  readonly loops?: readonly (Loop | LoopId)[];
  /** The rows. Statements outside the registry run in the calling thread. @defaultValue every statement of the registry */
  readonly statements?: readonly Statement[];
  /** Random cases per cell. @defaultValue 500 */
  readonly cases?: number;
  /** @defaultValue 20240709 */
  readonly seed?: number;
  /** Certificates about the paper's loop, which are checked again if it is a column. @defaultValue no certificates */
  readonly certificates?: readonly StoredCertificate[];
  /** Threads that search; `auto` chooses by the machine and the size of the run. @defaultValue 1 */
  readonly threads?: Threads;
  /** Runs the searches that can be named by ids, in place of threads of this process. @defaultValue `threads` threads */
  readonly runner?: SearchRunner;
  /** Milliseconds after which the run is cut short. @defaultValue no limit */
  readonly timeLimit?: number;
  /** Cuts the run short when aborted. */
  readonly signal?: AbortSignal;
  /** Called before each cell. */
  readonly onProgress?: (progress: MatrixProgress) => void;
  /** Called after each cell, before certificates are checked, in the order in which the cells end. */
  readonly onCell?: (cell: JudgedCell) => void;
  /** The expectation for a statement on a loop, both given by id. @defaultValue that of theory */
  readonly expectations?: (loop: string, statement: string) => CellExpectation | undefined;
}

const OPTIONS: OptionNames<MatrixOptions> = {
  loops: true,
  statements: true,
  cases: true,
  seed: true,
  certificates: true,
  threads: true,
  runner: true,
  timeLimit: true,
  signal: true,
  onProgress: true,
  onCell: true,
  expectations: true,
};

interface MatrixProgress {
  readonly loop: string;
  readonly statement: string;
  /** Number of finished cells, and of all cells. */
  readonly done: number;
  readonly total: number;
}

/** A loop, and whether another thread can make it from its id. */
interface Column {
  readonly loop: Loop;
  readonly portable: boolean;
}

interface Pair extends Column {
  readonly statement: Statement;
}

/** @throws InputError for an unknown loop, an empty list, and two loops with one id, whose cells could not be told apart */
function columnsOf(loops: readonly (Loop | LoopId)[]): readonly Column[] {
  const columns = loops.map((loop): Column =>
    typeof loop === 'string'
      ? { loop: loopOf(loop), portable: true }
      : { loop, portable: BUILT_IN_LOOPS.includes(loop) },
  );
  const ids = columns.map(({ loop }) => loop.id);
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined) throw new InputError(`there are two loops "${twice}"; give each an id of its own`);
  if (ids.length === 0) throw new InputError('no loop is given; name at least one');
  return columns;
}

/** The statements without repetitions, in the given order. @throws InputError for an empty list */
function rowsOf(statements: readonly Statement[]): readonly Statement[] {
  if (statements.length === 0) throw new InputError('no statement is given; name at least one');
  return [...new Set(statements)];
}

const isPortable = ({ portable, statement }: Pair): boolean => portable && STATEMENTS.includes(statement);

/** Concurrent cells per thread: enough to keep all threads busy. */
const CELLS_PER_THREAD = 2;

/** The number of threads to use: only searches that are named by ids can run on other threads. */
function threadsOf(pairs: readonly Pair[], cases: number, asked: Threads): number {
  const spread = pairs.filter((pair) => isPortable(pair) && commonDomain(pair.statement, pair.loop).fits);
  const threads = threadsFor(asked, spread.length * cases);
  return spread.length === 0 ? 1 : threads;
}

/** The undecided cell of a search that ended with an error; the other cells are still searched. */
function brokenCell({ statement, loop }: Pair, seed: number, error: unknown): VariantCell {
  const message = error instanceof Error ? error.message : String(error);
  return undecidedCell(loop.id, statement, `the search ended with an error: ${message}`, 0, seed);
}

interface Searched {
  readonly cells: readonly JudgedCell[];
  readonly complete: boolean;
}

/** All cells, in order. After a cancellation the remaining cells are undecided. */
async function searchAll(
  pairs: readonly Pair[],
  { cases = CELL_CASES, seed = DEFAULT_SEED, threads = 1, expectations = expectationOf, ...told }: MatrixOptions,
  cancellation: Cancellation,
): Promise<Searched> {
  const { stopped } = cancellation;
  let done = 0;
  let complete = true;
  const searchOne = async (pair: Pair, remote: SearchRunner): Promise<JudgedCell> => {
    const { statement, loop } = pair;
    told.onProgress?.({ loop: loop.id, statement: statement.id, done, total: pairs.length });
    // A cell that is cancelled before it begins needs no thread.
    const runner = (isPortable(pair) || remote.anyLoop) && !stopped() ? remote : IN_TURN;
    const found = await runCell(statement, loop, { cases, seed, stopped, runner }).catch((error: unknown) =>
      brokenCell(pair, seed, error),
    );
    if (stopped() && found.verdict !== 'not applicable') complete = false;
    const cell = judged(found, expectations(loop.id, statement.id) ?? openOnLoop(found, statement));
    done += 1;
    told.onCell?.(cell);
    return cell;
  };
  const { runner, end } = await openRunner(told.runner, threadsOf(pairs, cases, threads), cancellation);
  try {
    const atOnce = runner.atOnce === 1 ? 1 : CELLS_PER_THREAD * runner.atOnce;
    const cells = await mapConcurrently(atOnce, pairs, (pair) => searchOne(pair, runner));
    return { cells, complete };
  } finally {
    await end();
  }
}

/**
 * Searches every statement on every loop. A refuted statement is a result, not an error.
 * A cell whose search ends with an error is undecided and carries the reason.
 * @throws InputError for an unknown loop, two loops with one id, or an invalid number of threads
 * @example
 * const { cells } = await runMatrix({ loops: ['curated', 'uniform-choice'], cases: 100 });
 * cells.filter(({ agreement }) => agreement === 'unexpected');
 */
export async function runMatrix(options: MatrixOptions = {}): Promise<MatrixResults> {
  checkOptions('runMatrix', options, OPTIONS);
  const { cases = CELL_CASES, seed = DEFAULT_SEED, certificates = [] } = options;
  const columns = columnsOf(options.loops ?? BUILT_IN_LOOPS);
  const rows = rowsOf(options.statements ?? STATEMENTS);
  const pairs = rows.flatMap((statement) => columns.map((column): Pair => ({ ...column, statement })));
  const cancellation = watchForCancellation(options);
  const searched = await searchAll(pairs, options, cancellation).finally(cancellation.dispose);
  const loops = columns.map(({ loop }) => loop);
  // Threads load this file too, and check no certificate.
  const { cells, refused } =
    certificates.length === 0
      ? { cells: searched.cells, refused: [] }
      : (await import('./proved-cells')).provedCells(searched.cells, rows, loops, certificates);
  return {
    format: 'curated-loops/matrix',
    version: 2,
    tool: { version: VERSION },
    seed,
    cases,
    complete: searched.complete,
    loops: loops.map(loopSummary),
    statements: rows.map(({ id, title }) => ({ id, title })),
    cells,
    ...(refused.length === 0 ? {} : { refused }),
  };
}
