/** Two builds of each tree: the workers that answer the guard's requests, and the package, whose start is timed. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PeerError } from '../sides/answer';
import { BUILD, bundle, saidBy, workerEntry } from '../sides/build';
import { Side } from '../sides/side';

export interface Build {
  readonly name: string;
  /** Starts a worker. */
  readonly worker: (name: string) => Side;
  /** The folder of the package. */
  readonly dist: string;
}

/**
 * Builds a tree by its own scripts. Its WebAssembly kernels are built if they are missing.
 * @throws PeerError with what the scripts printed
 */
export function buildTree(name: string, root: string, workers: readonly string[]): Build {
  const into = join(BUILD, 'guard', name);
  try {
    if (!existsSync(join(root, 'models', 'kernels', 'kernels.wasm'))) {
      execFileSync('npm', ['run', '--silent', 'build:kernels'], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        encoding: 'utf8',
      });
    }
    const entries = ['serve', ...workers].map((worker) => workerEntry(`${worker}.ts`));
    const js = bundle(root, join(into, 'workers'), entries);
    const serve = join(js, workerEntry('serve.js'));
    return {
      name,
      worker: (worker) => new Side(`the worker ${worker} of ${name}`, process.execPath, [serve, worker]),
      dist: bundle(root, join(into, 'dist'), []),
    };
  } catch (error) {
    throw new PeerError(saidBy(error));
  }
}
