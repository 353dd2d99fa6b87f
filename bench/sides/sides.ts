/** The sides of all comparisons, each in a process of its own and on one thread. */
import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { toolVersion } from '../../properties';
import { numberIn, parseAnswer } from './answer';
import { type Compiler, PEERS, buildC, buildOurs, buildPython } from './build';
import { Side, withSide } from './side';

/** BLAS on one thread: all sides are compared on one core. */
const ONE_THREAD = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

export interface Sides {
  /** A worker of `bench/workers/`, compiled. */
  readonly ours: (worker: string) => Side;
  /** A module of `bench/peers/`. */
  readonly python: (module: string) => Side;
  /** Seconds per unit of one variant of the C peer; undefined where there is no C compiler. */
  readonly c: ((variant: 'step' | 'triad', n: number, input: string, seconds: number) => Promise<number>) | undefined;
  /** Command lines of whole processes. */
  readonly commands: {
    readonly ours: (script: string) => readonly [string, ...string[]];
    readonly python: (script: string) => readonly [string, ...string[]];
  };
  readonly versions: readonly string[];
}

async function pythonVersions(python: (module: string) => Side): Promise<string[]> {
  const answer = await withSide(python('versions'), (side) => side.ask({ op: 'versions' }));
  return Object.entries(answer).map(([name, version]) => `${name} ${String(version)}`);
}

function cSide(compiler: Compiler): Sides['c'] {
  const run = promisify(execFile);
  return async (variant, n, input, seconds) => {
    const { stdout } = await run(compiler.tilt, [variant, String(n), input, String(seconds)]);
    return numberIn(parseAnswer(stdout), 'seconds');
  };
}

/** Builds what is missing and names every version. */
export async function prepareSides(): Promise<Sides> {
  const js = buildOurs();
  const interpreter = buildPython();
  const compiler = buildC();
  const worker = (name: string): string => join(js, 'bench', 'workers', `${name}.js`);
  const python = (module: string): Side =>
    new Side(`the peer ${module}.py`, interpreter, [join(PEERS, 'serve.py'), module], ONE_THREAD);
  const processor = cpus();
  return {
    ours: (name) => new Side(`our worker ${name}`, process.execPath, [worker('serve'), name]),
    python,
    c: compiler && cSide(compiler),
    commands: {
      ours: (script) => [process.execPath, worker(script)],
      python: (script) => [interpreter, join(PEERS, `${script}.py`)],
    },
    versions: [
      `curated-loops ${toolVersion()}`,
      `Node ${process.versions.node}`,
      ...(await pythonVersions(python)),
      compiler ? `${compiler.version} ${compiler.flags.join(' ')}` : 'no C compiler',
      `${processor.length} × ${processor[0]?.model.trim() ?? 'unknown processor'}`,
    ],
  };
}
