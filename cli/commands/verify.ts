/** `verify`: checks the statements, writes the reports, prints a table. */
import { existsSync } from 'node:fs';
import { DEFAULT_SEED } from '../../properties/search';
import { type VerifyOptions, verify } from '../../properties/verify';
import { serialiseResults } from '../../properties/results/schemas';
import { exitCode, writeReports } from '../../reports';
import { summaryText } from '../../reports/text';
import { InputError } from '../../theory/errors';
import { MODEL_KINDS } from '../../theory/model-kinds';
import { STATEMENTS } from '../../theory';
import { readInteger, readTime } from '../input';
import { openLearnedSet } from '../input/learned-set';
import {
  checkWritable,
  readModels,
  readCertificates,
  readRegressions,
  readStatements,
  readThreads,
  recordRegressions,
} from '../input/runs';
import { playgroundPage } from '../playground-page';
import { startReporter, verifyReport } from '../output/progress';
import { outputWidth, print } from '../output/terminal';

interface VerifyCommandOptions {
  readonly only?: string;
  readonly model?: string;
  readonly cases?: string;
  readonly seed?: string;
  readonly timeLimit?: string;
  readonly threads: string;
  readonly backend: string;
  readonly out: string;
  readonly quick?: boolean;
  readonly json?: boolean;
  readonly regressions?: string;
  readonly record?: boolean;
}

const isNew = (path: string | undefined): boolean => path !== undefined && !existsSync(path);

/** The options of the run. @throws InputError naming the first value outside its domain */
function readOptions(options: VerifyCommandOptions): VerifyOptions {
  const statements = readStatements(options.only);
  const models = options.model === undefined ? MODEL_KINDS : readModels(options.model);
  if (models.length > 0 && !statements.some((statement) => statement.models.some((model) => models.includes(model)))) {
    throw new InputError(`--model ${options.model ?? ''}: none of the chosen statements applies to it`);
  }
  return {
    statements,
    models,
    ...(options.cases === undefined ? {} : { cases: readInteger('--cases', options.cases, 1) }),
    quick: options.quick ?? false,
    seed: options.seed === undefined ? DEFAULT_SEED : readInteger('--seed', options.seed, 0),
    threads: readThreads(options.threads),
    ...(options.timeLimit === undefined ? {} : { timeLimit: readTime('--time-limit', options.timeLimit) }),
    // Certificates are about laws on atoms.
    certificates: models.includes('discrete') ? readCertificates() : [],
    stored: options.record && isNew(options.regressions) ? [] : readRegressions(options.regressions),
  };
}

export async function verifyCommand(options: VerifyCommandOptions): Promise<number> {
  const asked = readOptions(options);
  checkWritable(options.out);
  const threads = readThreads(options.threads);
  const set = await openLearnedSet(options, asked.statements ?? STATEMENTS, threads === 'auto' ? undefined : threads);
  const reporter = startReporter();
  const results = await verify({
    ...asked,
    learned: set?.plan,
    ...verifyReport(reporter, { statements: asked.statements ?? STATEMENTS, models: asked.models ?? MODEL_KINDS }),
  }).finally(reporter.stop);
  const written = await writeReports(results, options.out, { playground: playgroundPage() });
  if (options.record) recordRegressions(results, options.regressions);
  print(options.json ? serialiseResults(results) : `${summaryText(results, written, outputWidth())}\n`);
  return exitCode(results);
}
