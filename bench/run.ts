/**
 * `npm run bench`: measures every row of the benchmark against its peer and prints a table.
 *
 * Sides take turns within one run, and their medians are compared (`statistics.ts`). `--write` also replaces the table in
 * `docs/performance.md`; it requires all rows. `--gpu` shows what the GPU pack found (`gpu/`). `--guard` compares this checkout with the reference commit (`guard/guard.ts`).
 */
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { Command } from 'commander';
import { InputError } from '../theory';
import { parseGpuReport } from './gpu/report';
import { shownReport } from './gpu/table';
import { growth } from './growth/growth';
import { guard } from './guard/guard';
import { writePage } from './page';
import type { Context, Row, RowResult } from './row';
import { ROWS } from './rows/registry';
import { prepareSides } from './sides/sides';
import { type Measured, report } from './table';

interface Options {
  readonly only?: string;
  readonly quick?: boolean;
  readonly write?: boolean;
  readonly guard?: boolean;
  readonly growth?: boolean;
  readonly gpu?: string;
  readonly reference?: string;
}

const FULL = { rounds: { cheap: 7, dear: 3 }, sampleSeconds: 0.25 };
const QUICK = { rounds: { cheap: 3, dear: 1 }, sampleSeconds: 0.2 };

function chosen(only: string | undefined): readonly Row[] {
  if (only === undefined) return ROWS;
  return only.split(',').map((id) => {
    const row = ROWS.find((candidate) => candidate.id === id);
    if (row === undefined)
      throw new InputError(`no row "${id}"; the rows are ${ROWS.map((known) => known.id).join(', ')}`);
    return row;
  });
}

/** The date and the conditions of the run; the load average is read before the run begins. */
function described(quick: boolean, { rounds, sampleSeconds }: Omit<Context, 'sides'>): string {
  const day = new Date().toISOString().slice(0, 10);
  const load = `load average ${(loadavg()[0] ?? NaN).toFixed(1)} on ${cpus().length} processors before`;
  return (
    `${quick ? 'A quick run' : 'A run'} of ${day}, medians of ${rounds.cheap} rounds (${rounds.dear} where 20,000 cases are ` +
    `checked), samples of at least ${sampleSeconds} s in the micro rows, ${load}:`
  );
}

/** The figures of a row. A failed row is marked in the table and fails the run; the other rows still run. */
async function attempt(row: Row, context: Context): Promise<RowResult> {
  try {
    return await row.measure(context);
  } catch (error) {
    process.exitCode = 1;
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${row.id} failed: ${message}\n`);
    const line = { work: row.title, peer: '—', ours: '—', theirs: '—', missing: '**failed**' };
    return { lines: [line], notes: [`failed: ${message.split('\n')[0] ?? ''}`] };
  }
}

async function rowsOf({ only, quick = false, write = false }: Options): Promise<void> {
  const rows = chosen(only);
  if (write && rows.length < ROWS.length) throw new InputError('--write needs every row; leave out --only');
  const settings = quick ? QUICK : FULL;
  const how = described(quick, settings);
  const sides = await prepareSides();
  const measured: Measured[] = [];
  for (const row of rows) {
    process.stderr.write(`${row.id}: ${row.title}\n`);
    measured.push({ row, result: await attempt(row, { sides, ...settings }) });
  }
  const text = report(measured, how, sides.versions);
  process.stdout.write(`${text}\n`);
  if (write && process.exitCode !== undefined) throw new Error('a row failed; docs/performance.md stays as it is');
  if (write) await writePage(text, 'rows');
}

/** @throws InputError for a file that cannot be read */
function readReport(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(`--gpu: ${String(error)}; name the file that run.sh of the GPU pack wrote`, { cause: error });
  }
}

/** Shows the report of a GPU check. @throws InputError for other options than `--write`, and for `--write` of a dry run */
async function showGpu(file: string, { write = false, ...others }: Options): Promise<void> {
  const names = Object.keys(others);
  if (names.length > 0) throw new InputError(`--gpu measures nothing; leave out --${names.join(' and --')}`);
  const report = parseGpuReport(readReport(file), file);
  if (write && report.dry) throw new InputError(`${file} is of a dry run; --write takes the report of a run on a GPU`);
  const text = shownReport(report);
  process.stdout.write(`${text}\n`);
  if (write) await writePage(text, 'gpu');
}

async function main({ gpu, ...options }: Options): Promise<void> {
  if (gpu !== undefined) return showGpu(gpu, options);
  const { guard: guarded = false, growth: growing = false, reference, ...rest } = options;
  if (!guarded && reference !== undefined) throw new InputError('--reference needs --guard');
  const mode = guarded ? '--guard' : '--growth';
  const others = Object.keys({ ...rest, ...(guarded && growing ? { growth: true } : {}) }).filter(
    (name) => guarded || name !== 'write',
  );
  if ((guarded || growing) && others.length > 0)
    throw new InputError(`${mode} measures what it measures; leave out --${others.join(' and --')}`);
  await (guarded ? guard(reference) : growing ? growth(rest.write ?? false) : rowsOf(rest));
}

const program = new Command('bench')
  .description('measures every row against its peer and prints the table')
  .option('--only <rows>', 'ids of rows, separated by commas')
  .option('--quick', 'fewer rounds')
  .option('--write', 'replace the table in docs/performance.md')
  .option('--guard', 'time this checkout beside the reference commit, in two minutes')
  .option(
    '--growth',
    'how the cost grows with n, K, rounds, cases and threads; with --write also into docs/performance.md',
  )
  .option('--gpu <file>', 'show what the GPU pack found; with --write also in docs/performance.md')
  .option('--reference <commit>', 'another reference than that of bench/reference.txt');
program.parse();
main(program.opts<Options>()).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof InputError ? 2 : 1;
});
