/**
 * PyTorch in its own virtual environment, which the first row that needs it creates.
 *
 * The wheel without CUDA comes from PyTorch's own index. If that cannot be reached, the wheel of PyPI is used, which on Linux is linked
 * to CUDA; it is installed without those libraries and with stand-ins for them (`absent-cuda.ts`).
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standInForCuda } from './absent-cuda';
import { BUILD, PEERS } from './build';

const VENV = join(BUILD, 'torch');
const PYTHON = join(VENV, 'bin', 'python');
const REQUIREMENTS = join(PEERS, 'requirements-torch.txt');
const INSTALLED = join(VENV, 'installed.txt');
const CPU_INDEX = 'https://download.pytorch.org/whl/cpu';

/** An interpreter that has PyTorch, or the reason why PyTorch is missing. */
export type Torch = { readonly python: string } | { readonly missing: string };

interface Way {
  readonly name: string;
  readonly install: (requirements: string) => void;
}

const WAYS: readonly Way[] = [
  {
    name: `the wheel without CUDA from ${CPU_INDEX}`,
    install: (requirements) => {
      pip('--retries', '1', '--timeout', '20', '--index-url', CPU_INDEX, pinned(requirements, 'torch'));
      pip(pinned(requirements, 'numpy'));
    },
  },
  {
    name: 'the wheel from PyPI',
    install: (requirements) => {
      if (process.platform === 'linux') {
        pip('--no-deps', '-r', REQUIREMENTS);
        standInForCuda(libraries());
      } else {
        pip(pinned(requirements, 'torch'), pinned(requirements, 'numpy'));
      }
    },
  },
];

const WORKS = 'import flow_matching as f; assert (f.torch.ones(2, 2) @ f.torch.ones(2, 2)).sum() == 8';

const python = (...args: string[]): string =>
  execFileSync(PYTHON, args, { cwd: PEERS, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const pip = (...args: string[]): string =>
  python('-m', 'pip', 'install', '--quiet', '--no-compile', '--disable-pip-version-check', ...args);

/** The requirement of a package, such as `torch==2.15.0`. */
function pinned(requirements: string, name: string): string {
  const line = requirements.split('\n').find((candidate) => candidate.startsWith(`${name}==`));
  if (line === undefined) throw new Error(`${REQUIREMENTS} does not pin ${name}`);
  return line;
}

/** The folder of the wheel's own libraries. */
function libraries(): string {
  const lib = join(VENV, 'lib');
  const version = readdirSync(lib).find((name) => name.startsWith('python')) ?? '';
  return join(lib, version, 'site-packages', 'torch', 'lib');
}

/** The last line of a failed command's output. */
export function lastLine(error: unknown): string {
  const { stderr, message } = error as { readonly stderr?: unknown; readonly message: string };
  const said = typeof stderr === 'string' ? stderr.trim() : '';
  return (said || message).split('\n').pop() ?? message;
}

/** Installs PyTorch unless it is installed; tries the sources in turn. */
export function buildTorch(): Torch {
  const requirements = readFileSync(REQUIREMENTS, 'utf8');
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === requirements) return { python: PYTHON };
  const failures: string[] = [];
  for (const { name, install } of WAYS) {
    process.stderr.write(`installing PyTorch: ${name}\n`);
    try {
      rmSync(VENV, { recursive: true, force: true });
      mkdirSync(BUILD, { recursive: true });
      execFileSync('python3', ['-m', 'venv', VENV], { stdio: 'inherit' });
      install(requirements);
      python('-c', WORKS);
      writeFileSync(INSTALLED, requirements);
      return { python: PYTHON };
    } catch (error) {
      failures.push(`${name}: ${lastLine(error)}`);
    }
  }
  return { missing: failures.join('; ') };
}
