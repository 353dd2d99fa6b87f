/**
 * `guard`: keeps a baseline of the matrix of some loops beside a project, and compares runs with it.
 *
 * `guard init` records the baseline, `guard` compares (exit code 1 for a regression), `guard accept` records the changes.
 */
import {
  DEFAULT_TOLERANCE,
  baselineOf,
  compareWithBaseline,
  guardExitCode,
  loopIn,
  takeSnapshot,
  updatedBaseline,
  withRecordedWitnesses,
} from '../../properties/guard';
import type { Baseline, GuardDiff } from '../../properties/results';
import { guardJson, guardMarkdown, guardText, writeGuard } from '../../reports';
import { InputError } from '../../theory/errors';
import {
  checkFolder,
  checkNew,
  readBaseline,
  writeBaseline,
  checkWritable,
  type Asked,
  type GuardCommandOptions,
  askedAgain,
  askedAnew,
  readTolerance,
} from '../input/runs';
import type { GuardAction } from '../names';
import { matrixReport, startReporter } from '../output/progress';

const INCOMPLETE = 3;

/** What a run against a baseline asks for. */
type AskedAgain = Awaited<ReturnType<typeof askedAgain>>;

type Snapshot = Awaited<ReturnType<typeof takeSnapshot>>['snapshot'];

/** The snapshot of a run; undefined if the run was cut short, because a partial run cannot be compared with a baseline. */
async function look(asked: Asked): Promise<Snapshot | undefined> {
  const reporter = startReporter();
  const report = matrixReport(reporter, asked.loops.length);
  const { snapshot, complete } = await takeSnapshot({ ...asked, ...report }).finally(reporter.stop);
  if (!complete) process.stderr.write('… the run was cut short; nothing was compared or written\n');
  return complete ? snapshot : undefined;
}

/** `21 hold, 2 refuted`. */
function verdictCounts({ cells }: Baseline): string {
  const counts = new Map<string, number>();
  for (const { verdict } of cells) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ');
}

async function init(options: GuardCommandOptions): Promise<number> {
  const { baseline: path, tolerance } = options;
  checkNew(path);
  checkFolder(path);
  const asked = await askedAnew(options);
  const settings = {
    tolerance: tolerance === undefined ? DEFAULT_TOLERANCE : readTolerance(tolerance),
    every: { loops: options.loop === undefined, statements: options.only === undefined },
  };
  const seen = await look(asked);
  if (seen === undefined) return INCOMPLETE;
  const baseline = baselineOf(seen, settings);
  checkNew(path); // Another process may have made the file during the run.
  await writeBaseline(baseline, path);
  process.stdout.write(`✓ recorded ${baseline.cells.length} cells in ${path}: ${verdictCounts(baseline)}\n`);
  return 0;
}

/** The part of the baseline that the options restrict the run to. */
function scopeOf({ loop, only }: GuardCommandOptions, { loops, statements }: Asked) {
  return {
    ...(loop === undefined ? {} : { loops: new Set(loops.map((guarded) => loopIn(guarded).id)) }),
    ...(only === undefined ? {} : { statements: new Set(statements.map(({ id }) => id)) }),
  };
}

interface Compared {
  readonly baseline: Baseline;
  readonly seen: Snapshot;
  readonly diff: GuardDiff;
  readonly scope: ReturnType<typeof scopeOf>;
  readonly tolerance: number;
}

/** Runs what the baseline covers and compares; undefined if the run was cut short. */
async function compared(
  options: GuardCommandOptions,
  check: (baseline: Baseline, asked: AskedAgain) => void = () => undefined,
): Promise<Compared | undefined> {
  const baseline = readBaseline(options.baseline);
  const tolerance = options.tolerance === undefined ? baseline.tolerance : readTolerance(options.tolerance);
  const asked = await askedAgain(options, baseline);
  check(baseline, asked);
  if (options.out !== undefined) checkWritable(options.out);
  const { loops, statements, seed, cases } = asked;
  const nothing = loops.length === 0 || statements.length === 0;
  const seen = nothing ? { seed, cases, loops: [], cells: [] } : await look(asked);
  if (seen === undefined) return undefined;
  const scope = scopeOf(options, asked);
  const known = withRecordedWitnesses(seen, baseline, loops.map(loopIn));
  return { baseline, seen, scope, tolerance, diff: compareWithBaseline(baseline, known, { scope, tolerance }) };
}

/** Prints the changes in the chosen form, and writes them to `out` if it is given. */
async function tell(diff: GuardDiff, { json, markdown, out }: GuardCommandOptions): Promise<void> {
  const written = out === undefined ? [] : await writeGuard(diff, out);
  if (json) process.stdout.write(guardJson(diff));
  else if (markdown) process.stdout.write(guardMarkdown(diff));
  else process.stdout.write(`${[guardText(diff), ...written.map((path) => `  wrote ${path}`)].join('\n')}\n`);
}

async function guard(options: GuardCommandOptions): Promise<number> {
  const found = await compared(options);
  if (found === undefined) return INCOMPLETE;
  await tell(found.diff, options);
  return guardExitCode(found.diff);
}

/** Refuses to record a part of the baseline with another seed or number of cases. */
function checkAlike({ loop, only }: GuardCommandOptions, baseline: Baseline, { seed, cases }: AskedAgain): void {
  if (loop === undefined && only === undefined) return;
  if (seed === baseline.seed && cases === baseline.cases) return;
  throw new InputError(
    `a part of the baseline cannot have another seed or number of cases (${seed}, ${cases}) than the rest ` +
      `(${baseline.seed}, ${baseline.cases}); leave out --seed and --cases, or --loop and --only`,
  );
}

async function accept(options: GuardCommandOptions): Promise<number> {
  const found = await compared(options, (baseline, asked) => checkAlike(options, baseline, asked));
  if (found === undefined) return INCOMPLETE;
  const { baseline, seen, scope, tolerance, diff } = found;
  await writeBaseline(updatedBaseline(baseline, seen, scope, tolerance), options.baseline);
  await tell(diff, options);
  process.stderr.write(`accepted: ${options.baseline} records this run\n`);
  return 0;
}

export async function guardCommand(action: GuardAction | undefined, options: GuardCommandOptions) {
  if (options.json && options.markdown) throw new InputError('--json and --markdown are both given; choose one');
  switch (action) {
    case undefined:
      return guard(options);
    case 'init':
      return init(options);
    case 'accept':
      return accept(options);
  }
}
