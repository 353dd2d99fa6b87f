/**
 * Runs the packed package where people work: `node scripts/tarball/runners.mjs curated-loops-0.1.0.tgz`.
 *
 * The tarball and all test runners are installed once, into one temporary folder; then each project of `projects.mjs` must succeed.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECTS } from './projects.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const ours = (name) => `${name}@${devDependencies[name]}`;

/** What is installed beside the tarball; versions that this package has itself are the same. */
const INSTALLED = [
  ...['jest', '@jest/globals', '@types/jest', '@types/node', 'typescript'].map(ours),
  'vitest@^3',
  'fast-check@^4',
  '@fast-check/jest@^2',
  '@fast-check/vitest@^0.2',
];
const AT_ONCE = 2;

const [tarball] = process.argv.slice(2);
if (tarball === undefined) throw new Error('name the tarball, such as curated-loops-0.1.0.tgz of npm pack');
const folder = mkdtempSync(join(tmpdir(), 'curated-loops-runners-'));

/** Runs a command in the folder, shows its output if it fails, and returns whether it succeeded. */
const succeeds = (command, words) =>
  new Promise((done) => {
    execFile(command, words, { cwd: folder }, (error, stdout, stderr) => {
      if (error) console.log(`${stdout}\n${stderr}`);
      done(error === null);
    });
  });

function installed() {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'runners', private: true }));
  const quiet = ['--silent', '--no-audit', '--no-fund', '--prefer-offline'];
  return succeeds('npm', ['install', ...quiet, resolve(tarball), ...INSTALLED]);
}

async function passes({ name, files, command }) {
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  const began = Date.now();
  const passed = await succeeds(process.execPath, command);
  console.log(`${passed ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return passed;
}

const waiting = (await installed()) ? [...PROJECTS] : undefined;
let failed = waiting === undefined;
const worker = async () => {
  for (let next = waiting?.pop(); next !== undefined; next = waiting.pop()) if (!(await passes(next))) failed = true;
};
await Promise.all(Array.from({ length: AT_ONCE }, worker));
if (!failed) rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;
