/** Ctrl-C, as a real signal to a real process with worker threads. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sharedBundle } from '../../../scripts/tests/shared-bundle';

const ROOT = join(__dirname, '..', '..', '..');

const after = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What runs the command line from its sources; compiling them takes seconds on each thread. */
const SOURCES = ['-r', 'ts-node/register', join('cli', 'main.ts')];

function longRun(
  program: readonly string[],
  out: string,
): { readonly process: ChildProcess; readonly ended: Promise<number | null> } {
  const command = [...program, 'verify', '--only', 'k2-tanh,step-cost'];
  const size = ['--cases', '10000000', '--threads', '2', '--out', out];
  const child = spawn(process.execPath, [...command, ...size], { cwd: ROOT, stdio: 'ignore' });
  return { process: child, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

/** Waits for the output folder, which is made just before the run begins, and then the milliseconds in which threads start. */
async function begun(out: string, start: number): Promise<void> {
  while (!existsSync(out)) await after(50);
  await after(start);
}

describe('a run on two threads', () => {
  it('from the sources ends soon after Ctrl-C, and writes the finished part, marked incomplete', async () => {
    const out = join(mkdtempSync(join(tmpdir(), 'curated-loops-')), 'report');
    const run = longRun(SOURCES, out);
    await begun(out, 2500);
    const signalled = performance.now();
    run.process.kill('SIGINT');
    expect(await run.ended).toBe(3);
    expect(performance.now() - signalled).toBeLessThan(20_000);
    const results = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')) as object;
    expect(results).toMatchObject({ complete: false, verdict: 'incomplete', timing: { threads: 2 } });
  });

  it('from the bundle ends at once after a second Ctrl-C', async () => {
    const out = join(mkdtempSync(join(tmpdir(), 'curated-loops-')), 'report');
    const run = longRun([join(sharedBundle(), 'dist', 'cli', 'main.js')], out);
    await begun(out, 1000);
    run.process.kill('SIGINT');
    run.process.kill('SIGINT');
    expect([130, 3]).toContain(await run.ended);
  });
});
