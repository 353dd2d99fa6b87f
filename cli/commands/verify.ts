/** `verify`: checks the statements, writes the reports, prints a table. */
import { existsSync } from 'node:fs';
import { openBackend } from '../../models/learned/backends';
import {
  DEFAULT_LEARNED_SEED,
  LEARNED_STATEMENTS,
  type LearnedPlan,
  defaultSet,
  restrictPlan,
} from '../../properties/learned';
import { DEFAULT_SEED } from '../../properties/search';
import { type VerifyOptions, verify } from '../../properties/verify';
import { serialiseResults } from '../../properties/results/schemas';
import { exitCode, writeReports } from '../../reports';
import { summaryText } from '../../reports/text';
import { InputError } from '../../theory/errors';
import { MODEL_KINDS } from '../../theory/model-kinds';
import { STATEMENTS, type Statement } from '../../theory';
import { readInteger, readTime } from '../input';
import {
  checkWritable,
  readBackend,
  readModels,
  readCertificates,
  readRegressions,
  readStatements,
  readThreads,
  recordRegressions,
} from '../input/runs';
import { LEARNED } from '../names';
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

/** The learned experiments given by the options, if any. */
async function learnedPlan(
  options: VerifyCommandOptions,
  chosen: readonly Statement[],
): Promise<LearnedPlan | undefined> {
  const asked = options.model?.split(',').map((kind) => kind.trim());
  const wanted = asked ? asked.includes(LEARNED) : options.only === undefined && options.quick !== true;
  if (!wanted) return undefined;
  const statements = LEARNED_STATEMENTS.filter((statement) => chosen.includes(statement));
  if (statements.length === 0) {
    throw new InputError(
      `--model ${LEARNED}: none of the chosen statements applies to it; those that do are ${LEARNED_STATEMENTS.map(({ id }) => id).join(', ')}`,
    );
  }
  const threads = readThreads(options.threads);
  const { tf, name, reason } = await openBackend(
    readBackend(options.backend),
    threads === 'auto' ? undefined : threads,
  );
  const seed = options.seed === undefined ? DEFAULT_LEARNED_SEED : readInteger('--seed', options.seed, 0);
  const plan = defaultSet({ tf, backend: { name, reason }, seed });
  return restrictPlan(plan, statements);
}

export async function verifyCommand(options: VerifyCommandOptions): Promise<number> {
  const asked = readOptions(options);
  checkWritable(options.out);
  const learned = await learnedPlan(options, asked.statements ?? STATEMENTS);
  const reporter = startReporter();
  const results = await verify({
    ...asked,
    learned,
    ...verifyReport(reporter, { statements: asked.statements ?? STATEMENTS, models: asked.models ?? MODEL_KINDS }),
  }).finally(reporter.stop);
  const written = await writeReports(results, options.out, { playground: playgroundPage() });
  if (options.record) recordRegressions(results, options.regressions);
  print(options.json ? serialiseResults(results) : `${summaryText(results, written, outputWidth())}\n`);
  return exitCode(results);
}
