/** `matrix`: searches every statement on every loop and compares the verdicts with theory. */
import { BUILT_IN_LOOPS, loopIdOf } from '../../models/loops';
import { runMatrix } from '../../properties/matrix';
import { matrixExitCode } from '../../properties/results';
import { serialiseMatrix } from '../../properties/results/schemas';
import { DEFAULT_SEED } from '../../properties/search';
import { writeMatrix } from '../../reports';
import { matrixText } from '../../reports/text';
import { readInteger, readTime } from '../input';
import { checkWritable, readCertificates, readLoops, readStatements, readThreads } from '../input/runs';
import { matrixReport, startReporter } from '../output/progress';
import { outputWidth, print } from '../output/terminal';

interface MatrixCommandOptions {
  readonly loop?: string;
  readonly only?: string;
  readonly cases?: string;
  readonly seed?: string;
  readonly threads: string;
  readonly timeLimit?: string;
  readonly json?: boolean;
  readonly out?: string;
}

export async function matrixCommand(options: MatrixCommandOptions): Promise<number> {
  const named =
    options.loop === undefined
      ? BUILT_IN_LOOPS.map(({ id }) => ({ loop: loopIdOf(id) }))
      : await readLoops(options.loop);
  const asked = {
    loops: named.map(({ loop }) => loop),
    statements: readStatements(options.only),
    ...(options.cases === undefined ? {} : { cases: readInteger('--cases', options.cases, 1) }),
    seed: options.seed === undefined ? DEFAULT_SEED : readInteger('--seed', options.seed, 0),
    threads: readThreads(options.threads),
    certificates: readCertificates(),
    ...(options.timeLimit === undefined ? {} : { timeLimit: readTime('--time-limit', options.timeLimit) }),
  };
  if (options.out !== undefined) checkWritable(options.out);
  const reporter = startReporter();
  const results = await runMatrix({ ...asked, ...matrixReport(reporter, named.length) }).finally(reporter.stop);
  const written = options.out === undefined ? [] : await writeMatrix(results, options.out);
  print(options.json ? serialiseMatrix(results) : `${matrixText(results, written, outputWidth())}\n`);
  return matrixExitCode(results);
}
