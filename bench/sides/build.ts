/**
 * What the bench makes before it measures: our TypeScript as plain JavaScript, the peers' virtual environment, the C peer.
 *
 * Everything lies in `bench/.build` and `bench/.venv`, and can be deleted at any time.
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { transformFileSync } from '@swc/core';

export const BENCH = join(__dirname, '..');
export const ROOT = join(BENCH, '..');
export const BUILD = join(BENCH, '.build');
export const PEERS = join(BENCH, 'peers');
const VENV = join(BENCH, '.venv');
const SOURCES = ['theory', 'models', 'properties', 'bench/workers', 'bench/properties.ts'];

function compileFile(source: string, target: string): void {
  const { code } = transformFileSync(source, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
    swcrc: false,
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
}

/** AssemblyScript: TypeScript in name only, and built to the `.wasm` beside it. */
const FOREIGN = 'assembly';

function compileTree(path: string, js: string): void {
  const source = join(ROOT, path);
  if (basename(path) === FOREIGN) return;
  if (statSync(source).isDirectory()) {
    for (const name of readdirSync(source)) compileTree(`${path}/${name}`, js);
  } else if (path.endsWith('.ts')) {
    if (!/\.(test|d)\.ts$/.test(path)) compileFile(source, join(js, path.replace(/\.ts$/, '.js')));
  } else if (['.wasm', '.json'].includes(extname(path))) {
    mkdirSync(dirname(join(js, path)), { recursive: true });
    copyFileSync(source, join(js, path));
  }
}

/** Compiles our side, so that no sample pays for TypeScript. Returns the folder, laid out as the repository. */
export function buildOurs(): string {
  const js = join(BUILD, 'js');
  rmSync(js, { recursive: true, force: true });
  for (const path of SOURCES) compileTree(path, js);
  return js;
}

/** The virtual environment with the pinned peers. Returns its interpreter. */
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

/** The C peer, compiled for this very machine; undefined where there is no C compiler. */
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
