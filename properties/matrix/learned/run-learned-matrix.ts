/**
 * The matrix statement × loop on learned models: all runs under one error budget, compared with theory.
 *
 * A cell has the worst verdict of the runs to which the statement applies. *Undecided* is no pass, and no failure of theory.
 */
import { BUILT_IN_LOOPS, type Loop, type LoopId, loopOf } from '../../../models';
import { InputError, type Statement } from '../../../theory';
import { type Experiment, LEARNED_STATEMENTS, runLearned } from '../../learned';
import {
  type ExperimentResult,
  type JudgedCell,
  type LearnedClaimResult,
  type LearnedEvidence,
  type LearnedVerdict,
  type MatrixResults,
  VERSION,
  type VariantCell,
  worstLearnedVerdict,
} from '../../results';
import { watchForCancellation } from '../../search';
import { loopSummary } from '../unsearched';
import { learnedAgreement, learnedExpectation } from './expected';
import { experimentsOf } from './experiments';
import { WRONG_LOOPS, isWrong } from './wrong-loops';

interface LearnedMatrixOptions {
  /** The columns. @defaultValue every built-in loop, and the wrong loops that must be refuted */
  readonly loops?: readonly (Loop | LoopId)[] | undefined;
  /** The rows. @defaultValue every statement about learned models */
  readonly statements?: readonly Statement[] | undefined;
  /** Seed of the runs. @defaultValue 1 */
  readonly seed?: number | undefined;
  /** Probability that some verdict is wrong, in (0, 1). @defaultValue 1e-3 */
  readonly alpha?: number | undefined;
  /** Milliseconds after which the run is cut short. @defaultValue no limit */
  readonly timeLimit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told what is done: the completed share of the whole matrix, in [0, 1], and the run in progress. */
  readonly onProgress?: ((share: number, about: string) => void) | undefined;
}

/** The columns by default. */
const LEARNED_LOOPS: readonly (Loop | LoopId)[] = [...BUILT_IN_LOOPS, ...WRONG_LOOPS];

const SEED = 1;
const NO_CASES = { planned: 0, run: 0, discarded: 0, undecided: 0 } as const;

/** A loop with its runs, or why it has none. */
interface Column {
  readonly loop: Loop;
  readonly runs: readonly Experiment[];
  readonly refused?: string;
}

function columnOf(given: Loop | LoopId, statements: readonly Statement[], seed: number): Column {
  const loop = typeof given === 'string' ? loopOf(given) : given;
  const runs = experimentsOf(loop, seed, isWrong(loop.id));
  if ('refused' in runs) return { loop, runs: [], refused: runs.refused };
  // Runs of different loops, such as a file of the user's and a built-in loop, are told apart by their position.
  return { loop, runs: runs.map((run) => ({ ...run, statements })) };
}

const estimateOf = ({ slack }: LearnedEvidence): number => slack.estimate ?? -Infinity;

/** The decision of least slack among those that gave a claim its verdict. */
function evidenceOf(experiment: string, { id, verdict, decisions }: LearnedClaimResult): readonly LearnedEvidence[] {
  const all = decisions
    .filter((decision) => decision.verdict === verdict && decision.samples > 0)
    .map(({ seed, t, slack, samples }): LearnedEvidence => ({
      experiment,
      claim: id,
      verdict,
      seed,
      t,
      slack,
      samples,
    }));
  const [first, ...rest] = all;
  return first === undefined ? [] : [rest.reduce((a, b) => (estimateOf(b) < estimateOf(a) ? b : a), first)];
}

/** The verdict of a matrix cell for one on learned models: where the learner breaks what the loop obeys, theory is neither confirmed nor refuted. */
const CELL_VERDICTS: Readonly<Record<LearnedVerdict, VariantCell['verdict']>> = {
  holds: 'holds',
  refuted: 'refuted',
  undecided: 'undecided',
  "learner's error": 'undecided',
  'not applicable': 'not applicable',
};

function cellOf(
  { loop, refused }: Column,
  statement: Statement,
  results: readonly ExperimentResult[],
  seed: number,
): VariantCell {
  const about = { loop: loop.id, statement: statement.id };
  const rest = { cases: NO_CASES, domain: {}, attained: 0 };
  if (refused !== undefined)
    return { ...about, verdict: 'not applicable', reason: refused, ...rest, decisions: 0, seed };
  const unfinished = results.find(({ status }) => status !== 'done');
  if (unfinished !== undefined || results.length === 0) {
    const reason = unfinished?.failure?.cause ?? 'the run was cut short';
    return { ...about, verdict: 'undecided', reason, ...rest, decisions: 0, seed };
  }
  const cells = results.flatMap(({ id, cells: all }) =>
    all.filter((cell) => cell.statement === statement.id).map((cell) => ({ id, cell })),
  );
  const asked = cells.filter(({ cell }) => cell.verdict !== 'not applicable');
  const verdict = worstLearnedVerdict((asked.length > 0 ? asked : cells).map(({ cell }) => cell.verdict));
  const told = cells.find(({ cell }) => cell.verdict === verdict);
  const reason = told?.cell.reason && (asked.length > 0 ? `${told.id}: ${told.cell.reason}` : told.cell.reason);
  const claims = asked.flatMap(({ id, cell }) => cell.claims.map((claim) => ({ id, claim })));
  const learned = claims.flatMap(({ id, claim }) => evidenceOf(id, claim));
  return {
    ...about,
    verdict: CELL_VERDICTS[verdict],
    ...(reason === undefined ? {} : { reason }),
    ...rest,
    decisions: claims.reduce((sum, { claim }) => sum + claim.decisions.length, 0),
    ...(learned.length === 0 ? {} : { learned }),
    seed,
  };
}

function judged(cell: VariantCell): JudgedCell {
  const expected = cell.verdict === 'not applicable' ? undefined : learnedExpectation(cell.loop, cell.statement);
  return { ...cell, ...(expected ? { expected } : {}), agreement: learnedAgreement(cell, expected) };
}

/** @throws InputError for statements that say nothing of learned models, or two loops with one id */
function checked(statements: readonly Statement[], columns: readonly Column[]): void {
  if (statements.length === 0)
    throw new InputError(
      `none of the statements is about learned models; those that are are ${LEARNED_STATEMENTS.map(({ id }) => id).join(', ')}`,
    );
  const ids = columns.map(({ loop }) => loop.id);
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined) throw new InputError(`there are two loops "${twice}"; give each an id of its own`);
}

/** Trains every loop and decides the statements about learned models. A refuted statement is a result, not an error. */
export async function runLearnedMatrix({
  loops = LEARNED_LOOPS,
  statements = LEARNED_STATEMENTS,
  seed = SEED,
  alpha,
  timeLimit,
  signal,
  onProgress,
}: LearnedMatrixOptions = {}): Promise<MatrixResults> {
  const rows = LEARNED_STATEMENTS.filter((statement) => statements.includes(statement));
  const columns = loops.map((loop) => columnOf(loop, rows, seed));
  checked(rows, columns);
  const experiments = columns.flatMap(({ runs }) => runs);
  const cancellation = watchForCancellation({ timeLimit, signal });
  const { experiments: results } = await runLearned(
    { experiments, mutants: [] },
    {
      alpha,
      signal: cancellation.signal,
      onProgress: ({ experiment, doing, share }) => onProgress?.(share, `${experiment}: ${doing}`),
    },
  ).finally(cancellation.dispose);
  let next = 0;
  const perColumn = columns.map((column) => {
    const mine = results.slice(next, next + column.runs.length);
    next += column.runs.length;
    return { column, results: mine };
  });
  return {
    format: 'curated-loops/matrix',
    version: 2,
    tool: { version: VERSION },
    seed,
    cases: 0,
    complete: results.every(({ status }) => status !== 'incomplete'),
    loops: columns.map(({ loop }) => loopSummary(loop)),
    statements: rows.map(({ id, title }) => ({ id, title })),
    cells: rows.flatMap((statement) =>
      perColumn.map(({ column, results: mine }) => judged(cellOf(column, statement, mine, seed))),
    ),
  };
}
