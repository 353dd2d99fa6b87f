/** The git commit of the checkout that code runs from, so that a report names what it tested. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PACKAGE = 'curated-loops';

/** Milliseconds after which git is not waited for any longer. */
const PATIENCE = 5000;

/** The folder of this package above another folder; undefined if there is none. */
export function packageRoot(folder: string): string | undefined {
  const file = join(folder, 'package.json');
  if (existsSync(file) && readFileSync(file, 'utf8').includes(`"name": "${PACKAGE}"`)) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : packageRoot(above);
}

/** The output of a git command in a folder; undefined if it failed. Variables for git are not passed on: they name other repositories. */
function git(folder: string, ...args: readonly string[]): string | undefined {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const options = { cwd: folder, encoding: 'utf8', timeout: PATIENCE, env } as const;
  const { status, stdout } = spawnSync('git', ['--no-optional-locks', ...args], options);
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * The commit of a folder that is the top of a git checkout, 40 digits, followed by `+changes` if the files differ from it. Undefined for a
 * folder inside another checkout, as for a package in `node_modules`, without commits, or without git. It never throws.
 */
export function commitOf(folder: string): string | undefined {
  const top = git(folder, 'rev-parse', '--show-toplevel');
  if (top === undefined || !existsSync(top) || realpathSync(top) !== realpathSync(folder)) return undefined;
  const commit = git(folder, 'rev-parse', '--verify', 'HEAD');
  if (commit === undefined) return undefined;
  return git(folder, 'status', '--porcelain') === '' ? commit : `${commit}+changes`;
}
