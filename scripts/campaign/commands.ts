/** The command line in a bundle of its own, for scripts that kill it: what they compare has the fingerprint of one version. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** The folder of the bundle, in which commands run. */
export const folder = mkdtempSync(join(tmpdir(), 'curated-loops-campaign-'));
const MAIN = join(folder, 'dist', 'cli', 'main.js');

/** The bundle finds the packages of the project. */
const env = { ...process.env, NODE_PATH: join(ROOT, 'node_modules') };

export function makeBundle(): void {
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'bundle.mjs'), '--into', join(folder, 'dist')], {
    stdio: 'inherit',
  });
}

export function run(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const options = { cwd: folder, encoding: 'utf8', env } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], options);
  return { status, output: `${stdout}${stderr}` };
}

/** @throws Error with the output if the command ends with another code */
export function mustRun(...args: readonly string[]): string {
  const { status, output } = run(...args);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${output}`);
  return output;
}

/** A command that goes on, to be killed; it does not outlive this process. */
export function startCommand(...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, env, stdio: 'ignore' });
  process.once('exit', () => child.kill('SIGKILL'));
  return child;
}

export const isAlive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

export async function killed(child: ChildProcess): Promise<void> {
  if (!isAlive(child)) return;
  const ended = new Promise((resolveEnd) => child.once('exit', resolveEnd));
  child.kill('SIGKILL');
  await ended;
}

/** The results without the times, which no two runs share. */
export function resultsIn(path: string): string {
  const { timing: _timing, ...results } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  return JSON.stringify(results);
}
