/** The sides of all comparisons, each in its own process, on one thread unless a row sets another number. */
import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { VERSION } from '../../theory/version';
import { numberIn, parseAnswer } from './answer';
import { BUILD, type Compiler, PEERS, ROOT, buildC, buildOurs, buildPython, bundle, workerEntry } from './build';
import { Side, withSide } from './side';
import { buildTorch } from './torch';

/** The environment that gives BLAS, and the parallel loops of TensorFlow and PyTorch, this number of threads. */
const onThreads = (threads: number): NodeJS.ProcessEnv => {
  const text = String(threads);
  const names = ['OPENBLAS_NUM_THREADS', 'OMP_NUM_THREADS', 'MKL_NUM_THREADS', 'TF_NUM_INTRAOP_THREADS'];
  return { ...process.env, ...Object.fromEntries(names.map((name) => [name, text])) };
};

export interface Sides {
  /** Starts a compiled worker of `bench/workers/`. @param threads of a learner's native backend @defaultValue 1 thread */
  readonly ours: (worker: string, threads?: number) => Side;
  /** Bundles the package. Returns its folder. */
  readonly dist: () => string;
  /** Starts a module of `bench/peers/`. */
  readonly python: (module: string) => Side;
  /** Starts modules of `bench/peers/` that need PyTorch, which the first call installs; or says why PyTorch cannot be installed. */
  readonly torch: () => TorchSides | { readonly missing: string };
  /** Seconds per unit of one variant of the C peer; undefined without a C compiler. */
  readonly c: ((variant: 'step' | 'triad', n: number, input: string, seconds: number) => Promise<number>) | undefined;
  /** Command lines of whole processes. */
  readonly commands: {
    readonly ours: (script: string) => readonly [string, ...string[]];
    readonly python: (script: string) => readonly [string, ...string[]];
  };
  readonly versions: readonly string[];
}

/** A worker of the bundle in a folder. */
export const ourSide = (js: string, name: string, threads = 1): Side =>
  new Side(`our worker ${name}`, process.execPath, [join(js, workerEntry('serve.js')), name], onThreads(threads));

interface TorchSides {
  readonly side: (module: string, threads: number) => Side;
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

/** Builds missing sides and lists all versions. */
export async function prepareSides(): Promise<Sides> {
  const js = buildOurs();
  const interpreter = buildPython();
  const compiler = buildC();
  const peer = (command: string, module: string, threads: number): Side =>
    new Side(`the peer ${module}.py`, command, [join(PEERS, 'serve.py'), module], onThreads(threads));
  const python = (module: string): Side => peer(interpreter, module, 1);
  const processor = cpus();
  return {
    ours: (name, threads = 1) => ourSide(js, name, threads),
    dist: () => bundle(ROOT, join(BUILD, 'dist'), []),
    python,
    torch: () => {
      const torch = buildTorch();
      return 'missing' in torch ? torch : { side: (module, threads) => peer(torch.python, module, threads) };
    },
    c: compiler && cSide(compiler),
    commands: {
      ours: (script) => [process.execPath, join(js, workerEntry(`${script}.js`))],
      python: (script) => [interpreter, join(PEERS, `${script}.py`)],
    },
    versions: [
      `curated-loops ${VERSION}`,
      `Node ${process.versions.node}`,
      ...(await pythonVersions(python)),
      compiler ? `${compiler.version} ${compiler.flags.join(' ')}` : 'no C compiler',
      `${processor.length} × ${processor[0]?.model.trim() ?? 'unknown processor'}`,
    ],
  };
}
