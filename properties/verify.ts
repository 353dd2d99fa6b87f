/** A verification run: the chosen statements, one after the other, and what they add up to. */
import { MODEL_KINDS, type ModelKind, STATEMENTS, type Statement } from '../theory';
import type { Counterexample, StatementResult, StatementVerdict, VerificationResults } from './results';
import { tool } from './tool';
import { verifyStatement } from './verify-statement';

export interface VerifyOptions {
  /** @defaultValue every statement of the registry */
  readonly statements?: readonly Statement[];
  /** @defaultValue all kinds of closed-form model */
  readonly models?: readonly ModelKind[];
  /** Random cases per statement and model. @defaultValue 1000, or 200 when quick */
  readonly cases?: number;
  /** @defaultValue false */
  readonly quick?: boolean;
  /** @defaultValue 20240709 */
  readonly seed?: number;
  /** Counterexamples from earlier runs, decided again first. @defaultValue none */
  readonly stored?: readonly Counterexample[];
  /** Milliseconds after which the run is cut short. @defaultValue no limit */
  readonly timeLimit?: number;
  /** Cuts the run short when aborted. */
  readonly signal?: AbortSignal;
  /** Told before each search. */
  readonly onProgress?: (progress: Progress) => void;
  /** Told after each statement. */
  readonly onStatement?: (result: StatementResult) => void;
}

export interface Progress {
  readonly statement: string;
  readonly search: string;
  /** Statements done, of how many. */
  readonly done: number;
  readonly total: number;
}

export const DEFAULT_SEED = 20240709;
export const DEFAULT_CASES = 1000;
export const QUICK_CASES = 200;

const VERDICTS: readonly StatementVerdict[] = ['refuted', 'weak', 'incomplete', 'undecided', 'holds'];

/** The worst of several verdicts. */
function worst(verdicts: readonly StatementVerdict[]): StatementVerdict {
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'incomplete';
}

function countsOf(statements: readonly StatementResult[]): VerificationResults['counts'] {
  const cells = statements.flatMap((s) => s.cells);
  const drops = statements.flatMap((s) => s.drops);
  const mutants = statements.flatMap((s) => s.mutants);
  const count = <T>(items: readonly T[], keep: (item: T) => boolean): number => items.filter(keep).length;
  const byVerdict = VERDICTS.map((verdict) => [verdict, count(statements, (s) => s.verdict === verdict)]);
  return {
    statements: Object.fromEntries(byVerdict) as Record<StatementVerdict, number>,
    cells: cells.length,
    cases: cells.reduce((sum, cell) => sum + cell.cases.run, 0),
    decisions: cells.reduce((sum, cell) => sum + cell.decisions, 0),
    drops: {
      counterexample: count(drops, (d) => d.status === 'counterexample'),
      notShownNecessary: count(drops, (d) => d.status === 'not shown necessary'),
      unexpected: count(drops, (d) => !d.asExpected && d.status !== 'incomplete'),
    },
    mutants: {
      killed: count(mutants, (m) => m.status === 'killed'),
      survived: count(mutants, (m) => m.status === 'survived'),
    },
  };
}

/** Whether a search of the statement was cut short, whatever else its verdict is. */
const unfinished = ({ cells, drops, mutants }: StatementResult): boolean =>
  [...cells, ...drops, ...mutants].some(({ status }) => status === 'incomplete');

/** Verifies the chosen statements. Never throws for what it finds; a refuted claim is a result. */
export async function verify(options: VerifyOptions = {}): Promise<VerificationResults> {
  const { statements = STATEMENTS, models = MODEL_KINDS, quick = false, seed = DEFAULT_SEED, stored = [] } = options;
  const cases = options.cases ?? (quick ? QUICK_CASES : DEFAULT_CASES);
  const startedAt = new Date();
  const began = performance.now();
  const deadline = options.timeLimit === undefined ? Infinity : began + options.timeLimit;
  const stopped = (): boolean => (options.signal?.aborted ?? false) || performance.now() > deadline;
  const results: StatementResult[] = [];
  const seconds: Record<string, number> = {};
  const chosen = statements.filter((statement) => statement.models.some((model) => models.includes(model)));
  for (const [done, statement] of chosen.entries()) {
    if (stopped()) break;
    const before = performance.now();
    const onSearch = (about: string): void =>
      options.onProgress?.({ statement: statement.id, search: about, done, total: chosen.length });
    const result = await verifyStatement(statement, { models, cases, seed, stored, stopped, onSearch });
    seconds[statement.id] = (performance.now() - before) / 1000;
    results.push(result);
    options.onStatement?.(result);
  }
  const complete = results.length === chosen.length && !results.some(unfinished);
  return {
    format: 'curated-loops/results',
    version: 1,
    tool: tool(),
    seed,
    options: { only: statements === STATEMENTS ? [] : statements.map(({ id }) => id), models, cases, quick },
    complete,
    verdict: worst([...results.map(({ verdict }) => verdict), ...(complete ? [] : ['incomplete' as const])]),
    counts: countsOf(results),
    statements: results,
    timing: { startedAt: startedAt.toISOString(), seconds: (performance.now() - began) / 1000, statements: seconds },
  };
}
