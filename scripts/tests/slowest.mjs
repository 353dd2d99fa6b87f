/**
 * Runs the tests and prints the ten files that need most processor time, with their threads and child processes: `npm run test:slowest`, on
 * Linux. Arguments are passed on to jest: `npm run test:slowest -- properties/search`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, URL } from 'node:url';

const SHOWN = 10;
const environment = fileURLToPath(new URL('measured-environment.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'curated-loops-test-times-'));
const times = join(folder, 'times.jsonl');

const load = loadavg()[0].toFixed(1);
const began = performance.now();
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const { status } = spawnSync(process.execPath, [jest, '--env', environment, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TEST_TIMES: times },
});
const clock = (performance.now() - began) / 1000;
const files = readFileSync(times, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
rmSync(folder, { recursive: true });

const processor = files.reduce((sum, file) => sum + file.processor, 0);
console.log(
  `\n${files.length} files: ${processor.toFixed(0)} s of processor time in ${clock.toFixed(0)} s, load average ${load} before\n`,
);
console.log('processor   clock  file');
for (const file of files.sort((a, b) => b.processor - a.processor).slice(0, SHOWN)) {
  const [own, all] = [file.processor, file.clock].map((seconds) => `${seconds.toFixed(1)} s`);
  console.log(`${own.padStart(9)} ${all.padStart(7)}  ${relative('.', file.file)}`);
}
process.exitCode = status ?? 1;
