/** A verification run: verifies the chosen statements on one thread or several, and gives the verdict of the run. */
import { MODEL_KINDS, type ModelKind, type OptionNames, STATEMENTS, type Statement, checkOptions } from '../../theory';
import { type LearnedOptions, type LearnedPlan, learnedVerdict, runLearned } from '../learned';
import {
  VERDICTS,
  type SearchRunner,
  IN_TURN,
  DEFAULT_SEED,
  type Cancellation,
  watchForCancellation,
  worst,
} from '../search';
import { mapConcurrently, openRunner, type Threads, threadsFor } from '../search/threads';
import {
  type Counterexample,
  type LearnedResults,
  type StatementResult,
  type StatementVerdict,
  type VerificationResults,
} from '../results';
import type { StoredCertificate } from '../proofs';
import { examplesFor } from './examples/examples';
import { verifyStatement } from './verify-statement';
import { versions } from './versions';

/**
 * Options of `verify`.
 * @example
 * const options: VerifyOptions = { models: ['discrete'], quick: true, seed: 7, threads: 'auto' };
 */
export interface VerifyOptions {
  /** @defaultValue every statement of the registry */
  readonly statements?: readonly Statement[];
  /** @defaultValue all kinds of closed-form model */
  readonly models?: readonly ModelKind[];
  /** Random cases per statement and model. @defaultValue 4000, or 200 when quick */
  readonly cases?: number;
  /** @defaultValue false */
  readonly quick?: boolean;
  /** @defaultValue 20240709 */
  readonly seed?: number;
  /** Counterexamples from earlier runs, decided again first. @defaultValue no counterexamples */
  readonly stored?: readonly Counterexample[];
  /** Certificates, which are checked again. @defaultValue no certificates */
  readonly certificates?: readonly StoredCertificate[];
  /** Milliseconds after which the run is cut short. @defaultValue no limit */
  readonly timeLimit?: number;
  /** Cuts the run short when aborted. */
  readonly signal?: AbortSignal;
  /**
   * Threads that search; the results do not depend on their number. With 1 everything runs in the calling thread; `auto` chooses by
   * the machine and the size of the run. Statements outside the registry run in the calling thread.
   * @defaultValue 1
   */
  readonly threads?: Threads;
  /** Runs the searches of statements of the registry, in place of threads of this process. @defaultValue `threads` threads */
  readonly runner?: SearchRunner | undefined;
  /**
   * Learned experiments to run too, or a function that gives the results of some: after the searches, or at the same time if other threads search.
   * @defaultValue no experiments
   */
  readonly learned?: LearnedPlan | (() => Promise<LearnedResults>) | undefined;
  /** Options of the learned experiments. */
  readonly learning?: Omit<LearnedOptions, 'signal'> | undefined;
  /** Called before each search. */
  readonly onProgress?: (progress: Progress) => void;
  /** Called after each statement, in the order in which they end. */
  readonly onStatement?: (result: StatementResult) => void;
}

const OPTIONS: OptionNames<VerifyOptions> = {
  statements: true,
  models: true,
  cases: true,
  quick: true,
  seed: true,
  stored: true,
  certificates: true,
  timeLimit: true,
  signal: true,
  threads: true,
  runner: true,
  learned: true,
  learning: true,
  onProgress: true,
  onStatement: true,
};

export interface Progress {
  readonly statement: string;
  readonly search: string;
  /** Ids of the statements being verified. */
  readonly running: readonly string[];
  /** Number of finished statements, and of all statements. */
  readonly done: number;
  readonly total: number;
}

/** Random cases per statement and model, if no number is asked for. */
export const DEFAULT_CASES = 4000;
const QUICK_CASES = 200;

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

/** Whether a search of the statement was cut short. */
const unfinished = ({ cells, drops, mutants }: StatementResult): boolean =>
  [...cells, ...drops, ...mutants].some(({ status }) => status === 'incomplete');

/** Concurrent statements per thread: enough to keep all threads busy. */
const STATEMENTS_PER_THREAD = 2;

interface Verified {
  readonly result: StatementResult;
  /** Processor time, summed over the threads. */
  readonly seconds: number;
}

/** The chosen statements that were begun before the run was cancelled, in order. */
async function verifyAll(
  chosen: readonly Statement[],
  { models, cases, seed, stored, certificates, onProgress, onStatement, runner: given }: Settings,
  threads: number,
  cancellation: Cancellation,
): Promise<readonly Verified[]> {
  const { stopped } = cancellation;
  const running: string[] = [];
  let done = 0;
  const verifyOne = async (statement: Statement, remote: SearchRunner): Promise<Verified | undefined> => {
    if (stopped()) return undefined;
    running.push(statement.id);
    let seconds = 0;
    const onWork = (worked: number): void => void (seconds += worked);
    const onSearch = (search: string): void =>
      onProgress?.({ statement: statement.id, search, running: [...running], done, total: chosen.length });
    // Another thread can only find statements of the registry, by their ids.
    const runner = STATEMENTS.includes(statement) ? remote : IN_TURN;
    const options = { models, cases, seed, stored, certificates, stopped, onSearch, onWork, runner };
    const result = await verifyStatement(statement, options);
    running.splice(running.indexOf(statement.id), 1);
    done += 1;
    onStatement?.(result);
    return { result, seconds };
  };
  const { runner, end } = await openRunner(given, threads, cancellation);
  try {
    const atOnce = runner.atOnce === 1 ? 1 : STATEMENTS_PER_THREAD * runner.atOnce;
    const verified = await mapConcurrently(atOnce, chosen, (statement) => verifyOne(statement, runner));
    return verified.filter((one) => one !== undefined);
  } finally {
    await end();
  }
}

/** Runs the learned experiments until the run is cancelled. */
async function learn(
  plan: NonNullable<VerifyOptions['learned']>,
  { learning }: VerifyOptions,
  { signal }: Cancellation,
  seconds: Map<string, number>,
): Promise<LearnedResults> {
  if (typeof plan === 'function') return plan();
  const onExperiment = (id: string, taken: number): void => void seconds.set(id, taken);
  return runLearned(plan, { ...learning, onExperiment, signal });
}

/** Searches and learns: at the same time if other threads search, because this thread is then idle. */
async function searchAndLearn(
  chosen: readonly Statement[],
  settings: Settings,
  threads: number,
): Promise<{
  readonly verified: readonly Verified[];
  readonly learned: LearnedResults | undefined;
  readonly seconds: Record<string, number>;
}> {
  const run = watchForCancellation(settings);
  // The searches have a cancellation of their own, because they set it when they end.
  const searches = watchForCancellation({ ...settings, signal: run.signal });
  const fail = (error: unknown): never => {
    run.now();
    throw error;
  };
  const taken = new Map<string, number>();
  try {
    const searching = verifyAll(chosen, settings, threads, searches).catch(fail);
    if (threads === 1) await searching;
    const plan = settings.learned;
    const learning = plan && learn(plan, settings, run, taken).catch(fail);
    const [verified, learned] = await Promise.all([searching, learning]);
    const ofStatements = verified.map(({ result, seconds }) => [result.id, seconds] as const);
    return { verified, learned, seconds: Object.fromEntries([...ofStatements, ...taken]) };
  } finally {
    searches.dispose();
    run.dispose();
  }
}

/** The options with their defaults. */
function settingsOf(options: VerifyOptions) {
  const { statements = STATEMENTS, models = MODEL_KINDS, quick = false, seed = DEFAULT_SEED, stored = [] } = options;
  const { certificates = [] } = options;
  const cases = options.cases ?? (quick ? QUICK_CASES : DEFAULT_CASES);
  return { ...options, statements, models, quick, seed, stored, certificates, cases };
}

type Settings = ReturnType<typeof settingsOf>;

/** The number of threads to use: only statements of the registry can be spread over several. */
function threadsOf(chosen: readonly Statement[], { models, cases, threads = 1 }: Settings): number {
  const registered = chosen.filter((statement) => STATEMENTS.includes(statement));
  const cells = registered.flatMap((statement) => statement.models.filter((model) => models.includes(model)));
  const count = threadsFor(threads, cells.length * cases);
  return registered.length === 0 ? 1 : count;
}

/**
 * Verifies the chosen statements. A refuted claim is a result, not an error.
 * @throws InputError for an invalid number of threads; whatever a loop or a model throws
 * @example
 * const results = await verify({ statements: [statementOf('theorem-2.4')], cases: 200 });
 * results.verdict; // 'holds'
 */
export async function verify(options: VerifyOptions = {}): Promise<VerificationResults> {
  checkOptions('verify', options, OPTIONS);
  const settings = settingsOf(options);
  const { statements, models, cases, quick, seed } = settings;
  const chosen = statements.filter((statement) => statement.models.some((model) => models.includes(model)));
  const threads = threadsOf(chosen, settings);
  const startedAt = new Date();
  const began = performance.now();
  const { verified, learned, seconds } = await searchAndLearn(chosen, settings, threads);
  const results = verified.map(({ result }) => result);
  const learnedParts = learned ? [...learned.experiments, ...learned.mutants] : [];
  const complete =
    results.length === chosen.length &&
    !results.some(unfinished) &&
    !learnedParts.some(({ status }) => status === 'incomplete');
  const verdicts = [...results.map(({ verdict }) => verdict), ...(learned ? [learnedVerdict(learned)] : [])];
  return {
    format: 'curated-loops/results',
    version: 7,
    tool: versions(),
    seed,
    options: { only: statements === STATEMENTS ? [] : statements.map(({ id }) => id), models, cases, quick },
    complete,
    verdict: worst([...verdicts, ...(complete ? [] : ['incomplete' as const])]),
    counts: countsOf(results),
    statements: results,
    ...(learned ? { learned } : {}),
    ...(complete && models.includes('discrete') ? examplesFor(chosen) : {}),
    timing: {
      startedAt: startedAt.toISOString(),
      seconds: (performance.now() - began) / 1000,
      threads,
      statements: seconds,
    },
  };
}
