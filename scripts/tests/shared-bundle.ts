/**
 * The bundle of the package and the page of the playground, each built once for all test files of a run of jest, by the first that needs it.
 *
 * Threads and command lines that tests start run it as users do. From the sources each thread would compile several hundred files.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** The variable that names the folder that all processes of a run of jest share. */
export const SHARED_FOLDER = 'CURATED_LOOPS_TEST_BUNDLE';

const LONGEST_WAIT = 60_000;
const LOOK_EVERY = 50;

/** A new folder for a bundle, in which the packages of the project can be required. */
export function bundleFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'curated-loops-bundle-')));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

let own: string | undefined;

/** The folder that contains the bundle, `dist`, and esbuild's account of it, `account.json`. @throws Error as `builtOnce` does */
export function sharedBundle(): string {
  return builtOnce('bundle', (folder) => {
    const places = ['--into', join(folder, 'dist'), '--account', join(folder, 'account.json')];
    execFileSync(process.execPath, [join(ROOT, 'scripts', 'bundle.mjs'), ...places]);
  });
}

/** The file of the playground's page. @throws Error as `builtOnce` does */
export function sharedPlayground(): string {
  const file = (folder: string): string => join(folder, 'playground.html');
  return file(
    builtOnce('playground', (folder) => {
      execFileSync(process.execPath, [join(ROOT, 'scripts', 'playground.mjs'), '--out', file(folder)]);
    }),
  );
}

/**
 * The shared folder, after the first process that asked for `name` has built it there. Without a shared folder (`before-tests.ts`) each test
 * file has its own.
 * @throws Error if it cannot be built, here or in the process that began to
 */
function builtOnce(name: string, build: (folder: string) => void): string {
  const folder = process.env[SHARED_FOLDER] ?? (own ??= bundleFolder());
  const [begun, done] = [join(folder, `${name}.begun`), join(folder, `${name}.done`)];
  if (existsSync(done)) return folder;
  if (!isFirst(begun)) return waitFor(done, folder);
  build(folder);
  writeFileSync(done, '');
  return folder;
}

/** Whether no process has made the folder before. */
function isFirst(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch {
    return false;
  }
}

function waitFor(done: string, folder: string): string {
  const nobody = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  for (let waited = 0; waited < LONGEST_WAIT; waited += LOOK_EVERY) {
    Atomics.wait(nobody, 0, 0, LOOK_EVERY);
    if (existsSync(done)) return folder;
  }
  throw new Error(`no ${done} after ${LONGEST_WAIT / 1000} s; try "npm run build"`);
}
