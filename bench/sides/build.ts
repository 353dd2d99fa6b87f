/**
 * Builds the sides before the measurement: our TypeScript bundled as plain JavaScript, the peers' virtual environment, the C peer.
 *
 * Everything lies in `bench/.build` and `bench/.venv`, which can be deleted at any time.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const BENCH = join(__dirname, '..');
export const ROOT = join(BENCH, '..');
export const BUILD = join(BENCH, '.build');
export const PEERS = join(BENCH, 'peers');
const VENV = join(BENCH, '.venv');

/** The end of what a failed command printed. */
export function saidBy(error: unknown): string {
  const { stderr, message } = error as { readonly stderr?: unknown; readonly message: string };
  return (typeof stderr === 'string' && stderr.trim() !== '' ? stderr : message).trim().split('\n').slice(-3).join(' ');
}

/**
 * Bundles sources of a tree with its own script, as its package is bundled. Returns the folder, which has the layout of the tree.
 * @param root of the tree
 * @param into the folder, which is emptied
 * @param entries relative to the root; an empty list stands for the entries of the package
 */
export function bundle(root: string, into: string, entries: readonly string[]): string {
  rmSync(into, { recursive: true, force: true });
  const options = ['--into', into, ...entries.flatMap((entry) => ['--entry', entry])];
  execFileSync(process.execPath, [join(root, 'scripts', 'bundle.mjs'), ...options], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  return into;
}

export const workerEntry = (file: string): string => join('bench', 'workers', file);

/** The thread that helps to train networks. */
const HELPER = join('models', 'kernels', 'perceptron', 'node', 'worker.ts');

/** Bundles our side as the package is bundled. Returns a folder with the layout of the repository. */
export function buildOurs(): string {
  return bundle(ROOT, join(BUILD, 'js'), [...readdirSync(join(BENCH, 'workers')).map(workerEntry), HELPER]);
}

/** Makes the virtual environment with the pinned peers. Returns its interpreter. */
export function buildPython(): string {
  const python = join(VENV, 'bin', 'python');
  const requirements = readFileSync(join(PEERS, 'requirements.txt'), 'utf8');
  const installed = join(VENV, 'installed.txt');
  if (existsSync(python) && existsSync(installed) && readFileSync(installed, 'utf8') === requirements) return python;
  if (!existsSync(python)) execFileSync('python3', ['-m', 'venv', VENV], { stdio: 'inherit' });
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', 'requirements.txt'];
  execFileSync(python, install, { cwd: PEERS, stdio: 'inherit' });
  writeFileSync(installed, requirements);
  return python;
}

export interface Compiler {
  readonly version: string;
  readonly flags: readonly string[];
  /** The compiled peer. */
  readonly tilt: string;
}

const FLAGS = ['-O3', '-march=native', '-fopenmp-simd'];

/** Compiles the C peer for this machine; undefined without a C compiler. */
export function buildC(): Compiler | undefined {
  const tilt = join(BUILD, 'tilt');
  mkdirSync(BUILD, { recursive: true });
  try {
    const version = execFileSync('gcc', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    execFileSync('gcc', [...FLAGS, '-o', tilt, join(PEERS, 'tilt.c'), '-lm'], { stdio: 'inherit' });
    return { version: version.split('\n')[0] ?? 'gcc', flags: FLAGS, tilt };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
