/** `matrix`: every statement on every loop, against what theory says of it. */
import { BUILT_IN_LOOPS } from '../../models';
import { DEFAULT_SEED, matrixExitCode, runMatrix, serialiseMatrix } from '../../properties';
import { writeMatrix } from '../../reports';
import { STATEMENTS, type Statement, statementOf } from '../../theory';
import { checkWritable, readLoops, readInteger, readSeconds, readThreads } from '../input';
import { withProgress } from '../output';
import { matrixText } from '../../reports/text';

export interface MatrixCommandOptions {
  readonly loop?: string;
  readonly only?: string;
  readonly cases?: string;
  readonly seed?: string;
  readonly threads: string;
  readonly timeLimit?: string;
  readonly json?: boolean;
  readonly out?: string;
}

/** The statements of `--only`; all without it. @throws InputError for an unknown one */
export function readStatements(only: string | undefined): readonly Statement[] {
  return only === undefined ? STATEMENTS : only.split(',').map((id) => statementOf(id.trim()));
}

export async function matrixCommand(options: MatrixCommandOptions): Promise<number> {
  const named =
    options.loop === undefined ? BUILT_IN_LOOPS.map(({ id }) => ({ loop: id })) : await readLoops(options.loop);
  const asked = {
    loops: named.map(({ loop }) => loop),
    statements: readStatements(options.only),
    ...(options.cases === undefined ? {} : { cases: readInteger('--cases', options.cases, 1) }),
    seed: options.seed === undefined ? DEFAULT_SEED : readInteger('--seed', options.seed, 0),
    threads: readThreads(options.threads),
    ...(options.timeLimit === undefined ? {} : { timeLimit: readSeconds('--time-limit', options.timeLimit) }),
  };
  if (options.out !== undefined) checkWritable(options.out);
  const results = await withProgress(named.length, (told) => runMatrix({ ...asked, ...told }));
  const written = options.out === undefined ? [] : await writeMatrix(results, options.out);
  process.stdout.write(options.json ? serialiseMatrix(results) : `${matrixText(results, written)}\n`);
  return matrixExitCode(results);
}
