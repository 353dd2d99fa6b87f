/**
 * The command line in a checkout of this project: if a source is newer than the bundle, the bundle is made again first, so that a command always
 * runs the sources as they are. In an installed package there are no sources, and nothing is looked at.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['theory', 'models', 'properties', 'reports', 'cli'];
const BUNDLER = join('scripts', 'bundle.mjs');

const timeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const isSource = (name: string): boolean => name.endsWith('.ts') && !/\.(test|testing)\.ts$/.test(name);

/** Whether a source is newer than a file. */
function isNewer(root: string, built: string): boolean {
  const time = timeOf(built);
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(root, folder, name)),
  );
  return [join(root, 'index.ts'), join(root, BUNDLER), ...files.filter(isSource)].some((path) => timeOf(path) > time);
}

/**
 * Makes the bundle again if this is a checkout and a source is newer than `entry`, the file that runs.
 * @param root the folder above the bundle
 * @returns whether it was made
 * @throws Error if the sources cannot be bundled; the bundler has said why
 */
export function refreshed(root: string, entry: string): boolean {
  const isCheckout = [BUNDLER, join('cli', 'main.ts')].every((path) => timeOf(join(root, path)) > 0);
  if (!isCheckout || !isNewer(root, entry)) return false;
  process.stderr.write('the sources are newer than the bundle; bundling them again …\n');
  execFileSync(process.execPath, [join(root, BUNDLER)], { stdio: ['ignore', 'ignore', 'inherit'] });
  return true;
}
