/** `verify`: check the statements, write the reports, print a table. */
import { accessSync, constants, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import {
  type CellResult,
  DEFAULT_SEED,
  type Progress,
  type StatementResult,
  type VerificationResults,
  verify,
} from '../properties';
import { parseRegressions, serialiseRegressions, serialiseResults, writeReports } from '../reports';
import { InputError, MODEL_KINDS, type ModelKind, STATEMENTS, statementOf } from '../theory';
import { REGRESSIONS_FILE, readRegressions, readText } from './files';
import { readInteger, readModels, readSeconds } from './options';
import { textTable } from './table';

export interface VerifyCommandOptions {
  readonly only?: string;
  readonly model?: string;
  readonly cases?: string;
  readonly seed?: string;
  readonly timeLimit?: string;
  readonly out: string;
  readonly quick?: boolean;
  readonly json?: boolean;
  readonly regressions?: string;
  readonly record?: boolean;
}

const SYMBOL = { holds: '✓', refuted: '✗', weak: '~', undecided: '?', incomplete: '…' } as const;

/** Makes a folder and those above it, one by one: Node's recursive mkdir never returns inside /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** Fails before the run, not after it, when the reports could not be written. */
function checkWritable(folder: string): void {
  try {
    makeFolder(resolve(folder));
    accessSync(folder, constants.W_OK);
    if (!statSync(folder).isDirectory()) throw new Error('not a folder');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'not a folder';
    throw new InputError(
      `--out ${folder} is not writable (${reason}); choose a folder that can be created and written`,
    );
  }
}

function cellText(cell: CellResult | undefined): string {
  if (cell === undefined) return '–';
  const { exact, certified } = cell.rungs;
  return `${SYMBOL[cell.status]} ${cell.status} ${cell.cases.run} (${exact} exact, ${certified} cert.)`;
}

function tightest({ cells }: StatementResult): string {
  if (cells.some(({ attained }) => attained > 0)) return 'attained';
  const margins = cells.flatMap(({ tightest: t }) => (t?.finding.margin === undefined ? [] : [t.finding.margin]));
  return margins.length === 0 ? '–' : Number(Math.min(...margins).toPrecision(2)).toString();
}

/** The table printed at the end of a run. */
export function resultsTable({ statements, options }: VerificationResults): string {
  const header = ['statement', ...options.models, 'tightest', 'dropped', 'mutants'];
  const rows = statements.map((statement) => [
    `${SYMBOL[statement.verdict]} ${statement.id}`,
    ...options.models.map((model: ModelKind) => cellText(statement.cells.find((cell) => cell.model === model))),
    tightest(statement),
    `${statement.drops.filter(({ status }) => status === 'counterexample').length}/${statement.drops.length}`,
    `${statement.mutants.filter(({ status }) => status === 'killed').length}/${statement.mutants.length}`,
  ]);
  return textTable(header, rows);
}

/** What went wrong, one line each. */
function complaints({ statements }: VerificationResults): string[] {
  return statements.flatMap((statement) => [
    ...statement.cells
      .filter(({ status }) => status !== 'holds')
      .map(
        (cell) =>
          `${statement.id} on ${cell.model}: ${cell.status}${cell.reason === undefined ? '' : ` (${cell.reason})`}`,
      ),
    ...statement.drops
      .filter(({ asExpected }) => !asExpected)
      .map(
        (drop) => `${statement.id} without ${drop.hypothesis}: ${drop.status}, stored counterexample: ${drop.stored}`,
      ),
    ...statement.mutants
      .filter(({ status }) => status !== 'killed')
      .map((m) => `${statement.id}: mutant ${m.id} ${m.status}`),
  ]);
}

export function exitCodeOf(results: VerificationResults): 0 | 1 | 3 {
  switch (results.verdict) {
    case 'holds':
      return 0;
    case 'refuted':
    case 'weak':
      return 1;
    case 'undecided':
    case 'incomplete':
      return 3;
  }
}

/** A bar on a terminal, a line per statement elsewhere; always on standard error. */
function progressReporter(): { update(progress: Progress): void; done(result: StatementResult): void; stop(): void } {
  if (!process.stderr.isTTY) {
    return {
      update: () => undefined,
      done: ({ id, verdict }) => process.stderr.write(`${SYMBOL[verdict]} ${id}: ${verdict}\n`),
      stop: () => undefined,
    };
  }
  const bar = new SingleBar({
    format: '{bar} {value}/{total} {about}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  let started = false;
  return {
    update: ({ statement, search, done, total }) => {
      const about = { about: `${statement}: ${search}` };
      if (started) bar.update(done, about);
      else bar.start(total, done, about);
      started = true;
    },
    done: () => undefined,
    stop: () => bar.stop(),
  };
}

/** Adds every counterexample of the run to the regressions file of the working folder, in place of older ones on the same subject. */
function record(results: VerificationResults, path: string): void {
  const found = results.statements.flatMap(({ cells, drops, mutants }) =>
    [...cells, ...drops, ...mutants].flatMap(({ counterexample }) => (counterexample ? [counterexample] : [])),
  );
  const keyOf = (c: (typeof found)[number]): string =>
    [c.statement, c.subject.kind, c.subject.id, c.instance.model].join(' ');
  let known: readonly (typeof found)[number][] = [];
  try {
    known = parseRegressions(readText(path), path).counterexamples;
  } catch (error) {
    if (!(error instanceof InputError) || !error.message.includes('ENOENT')) throw error;
  }
  const merged = new Map([...known, ...found].map((c) => [keyOf(c), c]));
  writeFileSync(
    path,
    serialiseRegressions({ format: 'curated-loops/regressions', version: 1, counterexamples: [...merged.values()] }),
  );
}

function chosenStatements(only: string | undefined): typeof STATEMENTS {
  if (only === undefined) return STATEMENTS;
  return only.split(',').map((id) => statementOf(id.trim()));
}

export async function verifyCommand(options: VerifyCommandOptions): Promise<number> {
  const statements = chosenStatements(options.only);
  const models = options.model === undefined ? MODEL_KINDS : readModels(options.model);
  if (!statements.some((statement) => statement.models.some((model) => models.includes(model)))) {
    throw new InputError(`--model ${options.model}: none of the chosen statements speaks about it`);
  }
  const cases = options.cases === undefined ? undefined : readInteger('--cases', options.cases, 1);
  const seed = options.seed === undefined ? DEFAULT_SEED : readInteger('--seed', options.seed, 0);
  const timeLimit = options.timeLimit === undefined ? undefined : readSeconds('--time-limit', options.timeLimit);
  const stored = readRegressions(options.regressions);
  checkWritable(options.out);

  const abort = new AbortController();
  const interrupt = (): void => {
    if (abort.signal.aborted) process.exit(130);
    abort.abort();
  };
  process.on('SIGINT', interrupt);
  const progress = progressReporter();
  const results = await verify({
    statements,
    models,
    ...(cases === undefined ? {} : { cases }),
    quick: options.quick ?? false,
    seed,
    stored,
    ...(timeLimit === undefined ? {} : { timeLimit }),
    signal: abort.signal,
    onProgress: (p) => progress.update(p),
    onStatement: (result) => progress.done(result),
  });
  progress.stop();
  process.off('SIGINT', interrupt);

  const written = await writeReports(results, options.out);
  if (options.record) record(results, options.regressions ?? REGRESSIONS_FILE);
  if (options.json) {
    process.stdout.write(serialiseResults(results));
    return exitCodeOf(results);
  }
  const { counts } = results;
  const lines = [
    resultsTable(results),
    '',
    ...complaints(results),
    `${SYMBOL[results.verdict]} ${results.verdict}: ${counts.statements.holds} of ${statements.length} statements hold; ` +
      `${counts.cases} cases, ${counts.decisions} decisions; ` +
      `${counts.drops.counterexample} dropped hypotheses refuted, ${counts.drops.notShownNecessary} not shown necessary; ` +
      `${counts.mutants.killed} mutants killed, ${counts.mutants.survived} survived; ` +
      `seed ${results.seed}, ${results.timing.seconds.toFixed(1)} s`,
    `wrote ${written.filter((path) => !path.includes('counterexamples')).join(', ')}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return exitCodeOf(results);
}
