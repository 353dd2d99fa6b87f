/**
 * A short run of the packed package on each version of Node that it supports: `node scripts/tarball/nodes.mjs curated-loops-0.1.0.tgz`.
 *
 * The package `node` of npm brings the binaries, under a name for each version.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const VERSIONS = [20, 22, 24];

const [tarball] = process.argv.slice(2);
if (tarball === undefined) throw new Error('name the tarball, such as curated-loops-0.1.0.tgz of npm pack');
const folder = mkdtempSync(join(tmpdir(), 'curated-loops-nodes-'));
const run = (command, words) => spawnSync(command, words, { cwd: folder, encoding: 'utf8' });

const COMMAND = 'node_modules/curated-loops/dist/cli/main.js';
const SMOKE = [
  [COMMAND, 'list'],
  [COMMAND, 'verify', '--only', 'fisher-identity', '--cases', '20', '--threads', '2', '--out', 'report'],
  ['esm.mjs'],
  ['cjs.cjs'],
];
const FILES = {
  'package.json': JSON.stringify({ name: 'nodes', private: true }),
  'esm.mjs': "import { statementOf } from 'curated-loops';\nstatementOf('lemma-2.2');\n",
  'cjs.cjs': "require('curated-loops').parseClaim('E(p[0], w) >= 0');\n",
};
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);

const quiet = ['--silent', '--no-audit', '--no-fund', '--prefer-offline'];
const named = VERSIONS.map((version) => `node${version}@npm:node@${version}`);
const { status, stderr } = run('npm', ['install', ...quiet, resolve(tarball), ...named]);
if (status !== 0) throw new Error(`the package and Node ${VERSIONS.join(', ')} are not installed: ${stderr}`);

let failed = 0;
for (const version of VERSIONS) {
  const node = join(folder, 'node_modules', `node${version}`, 'bin', 'node');
  const { stdout } = run(node, ['--version']);
  if (!stdout.startsWith(`v${version}.`)) throw new Error(`node@${version} of npm is ${stdout}`);
  const wrong = SMOKE.map((words) => ({ words, ...run(node, words) })).filter((done) => done.status !== 0);
  failed += wrong.length;
  for (const { words, stdout: said, stderr: why } of wrong) console.log(`✗ ${words.join(' ')}\n${said}\n${why}`);
  console.log(`${wrong.length === 0 ? '✓' : '✗'} Node ${stdout.trim()}`);
}
if (failed === 0) rmSync(folder, { recursive: true });
process.exitCode = failed === 0 ? 0 : 1;
