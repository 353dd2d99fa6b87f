/** `verify`: check the statements, write the reports, print a table. */
import { existsSync } from 'node:fs';
import { DEFAULT_SEED, type VerificationResults, type VerifyOptions, verify } from '../properties';
import { serialiseResults, writeReports } from '../reports';
import { InputError, MODEL_KINDS, STATEMENTS, statementOf } from '../theory';
import { checkWritable, readRegressions, recordRegressions } from './files';
import { readInteger, readModels, readSeconds, readThreads } from './options';
import { progressReporter } from './progress';
import { summaryText } from './summary';

export interface VerifyCommandOptions {
  readonly only?: string;
  readonly model?: string;
  readonly cases?: string;
  readonly seed?: string;
  readonly timeLimit?: string;
  readonly threads: string;
  readonly out: string;
  readonly quick?: boolean;
  readonly json?: boolean;
  readonly regressions?: string;
  readonly record?: boolean;
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

const isNew = (path: string | undefined): boolean => path !== undefined && !existsSync(path);

/** The run that the options ask for. @throws InputError naming the first value that is not in its domain. */
function readOptions(options: VerifyCommandOptions): VerifyOptions {
  const statements =
    options.only === undefined ? STATEMENTS : options.only.split(',').map((id) => statementOf(id.trim()));
  const models = options.model === undefined ? MODEL_KINDS : readModels(options.model);
  if (!statements.some((statement) => statement.models.some((model) => models.includes(model)))) {
    throw new InputError(`--model ${options.model ?? ''}: none of the chosen statements speaks about it`);
  }
  return {
    statements,
    models,
    ...(options.cases === undefined ? {} : { cases: readInteger('--cases', options.cases, 1) }),
    quick: options.quick ?? false,
    seed: options.seed === undefined ? DEFAULT_SEED : readInteger('--seed', options.seed, 0),
    threads: readThreads(options.threads),
    ...(options.timeLimit === undefined ? {} : { timeLimit: readSeconds('--time-limit', options.timeLimit) }),
    stored: options.record && isNew(options.regressions) ? [] : readRegressions(options.regressions),
  };
}

/** Runs with Ctrl-C cutting the run short; a second Ctrl-C ends the process. */
async function interruptible(run: (signal: AbortSignal) => Promise<VerificationResults>): Promise<VerificationResults> {
  const abort = new AbortController();
  const interrupt = (): void => {
    if (abort.signal.aborted) process.exit(130);
    abort.abort();
  };
  process.on('SIGINT', interrupt);
  try {
    return await run(abort.signal);
  } finally {
    process.off('SIGINT', interrupt);
  }
}

export async function verifyCommand(options: VerifyCommandOptions): Promise<number> {
  const asked = readOptions(options);
  checkWritable(options.out);
  const progress = progressReporter();
  const results = await interruptible((signal) =>
    verify({
      ...asked,
      signal,
      onProgress: (now) => progress.update(now),
      onStatement: (result) => progress.done(result),
    }),
  );
  progress.stop();
  const written = await writeReports(results, options.out);
  if (options.record) recordRegressions(results, options.regressions);
  process.stdout.write(options.json ? serialiseResults(results) : `${summaryText(results, written)}\n`);
  return exitCodeOf(results);
}
