/** `matrix`: searches every statement on every loop and compares the verdicts with theory. */
import { BUILT_IN_LOOPS, loopIdOf } from '../../models/loops';
import { runMatrix } from '../../properties/matrix';
import { type MatrixResults, matrixExitCode } from '../../properties/results';
import { serialiseMatrix } from '../../properties/results/schemas';
import { DEFAULT_SEED } from '../../properties/search';
import { writeMatrix } from '../../reports';
import { matrixText } from '../../reports/text';
import { InputError } from '../../theory/errors';
import { readInteger, readTime } from '../input';
import { checkWritable, readCertificates, readLoops, readStatements, readThreads } from '../input/runs';
import { matrixReport, startReporter } from '../output/progress';
import { outputWidth, print } from '../output/terminal';

interface MatrixCommandOptions {
  readonly loop?: string;
  readonly only?: string;
  readonly cases?: string;
  readonly seed?: string;
  readonly threads?: string;
  readonly model?: string;
  readonly timeLimit?: string;
  readonly json?: boolean;
  readonly out?: string;
}

/** What learned runs have no use for. */
const OF_SEARCHES = ['cases', 'threads'] as const;

/** The matrix on learned models. @throws InputError for another model, or an option about searches */
async function onLearned({
  model,
  loop,
  only,
  seed,
  timeLimit,
  ...options
}: MatrixCommandOptions): Promise<MatrixResults> {
  if (model !== 'learned')
    throw new InputError(
      `--model ${model ?? ''} is not known; the matrix is searched on finite spaces by default, or give --model learned`,
    );
  const unused = OF_SEARCHES.find((name) => options[name] !== undefined);
  if (unused !== undefined)
    throw new InputError(`--${unused} is about searches, and --model learned trains; leave it out`);
  const named = loop === undefined ? undefined : await readLoops(loop);
  const asked = {
    loops: named?.map((each) => each.loop),
    statements: readStatements(only),
    ...(seed === undefined ? {} : { seed: readInteger('--seed', seed, 0) }),
    ...(timeLimit === undefined ? {} : { timeLimit: readTime('--time-limit', timeLimit) }),
  };
  const { runLearnedMatrix } = await import('../../properties/matrix/learned');
  const { signal, show, stop } = startReporter();
  const onProgress = (share: number, about: string): void => show(Math.round(100 * share), 100, about);
  return runLearnedMatrix({ ...asked, signal, onProgress }).finally(stop);
}

async function onFiniteSpaces(options: MatrixCommandOptions): Promise<MatrixResults> {
  const named =
    options.loop === undefined
      ? BUILT_IN_LOOPS.map(({ id }) => ({ loop: loopIdOf(id) }))
      : await readLoops(options.loop);
  const asked = {
    loops: named.map(({ loop }) => loop),
    statements: readStatements(options.only),
    ...(options.cases === undefined ? {} : { cases: readInteger('--cases', options.cases, 1) }),
    seed: options.seed === undefined ? DEFAULT_SEED : readInteger('--seed', options.seed, 0),
    threads: readThreads(options.threads ?? 'auto'),
    certificates: readCertificates(),
    ...(options.timeLimit === undefined ? {} : { timeLimit: readTime('--time-limit', options.timeLimit) }),
  };
  const reporter = startReporter();
  return runMatrix({ ...asked, ...matrixReport(reporter, named.length) }).finally(reporter.stop);
}

export async function matrixCommand(options: MatrixCommandOptions): Promise<number> {
  if (options.out !== undefined) checkWritable(options.out);
  const results = await (options.model === undefined ? onFiniteSpaces(options) : onLearned(options));
  const written = options.out === undefined ? [] : await writeMatrix(results, options.out);
  print(options.json ? serialiseMatrix(results) : `${matrixText(results, written, outputWidth())}\n`);
  return matrixExitCode(results);
}
